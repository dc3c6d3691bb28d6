using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.Chains;

/// <summary>The entries made so far.</summary>
internal sealed class EntryTable
{
    private readonly List<EntrySegment> _segments = [];
    private readonly List<int> _starts = [];

    public int Count => _segments.Count == 0 ? 0 : checked(_starts[^1] + _segments[^1].Count);

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<EntrySegment> Segments => _segments;

    /// <summary>Adds a part behind the others; it may still grow until the next one comes.</summary>
    /// <exception cref="EntryException">The parts before it have too many entries.</exception>
    public void Add(EntrySegment segment)
    {
        _starts.Add(_segments.Count == 0 ? 0 : Count);
        _segments.Add(segment);
    }

    /// <summary>The part that an entry is in, and its number there.</summary>
    public (EntrySegment Segment, int Number) PartOf(int entry)
    {
        var at = _starts.BinarySearch(entry);
        at = at < 0 ? ~at - 1 : at;
        while (at < _segments.Count - 1 && _starts[at + 1] == entry)
        {
            // Parts without entries.
            at++;
        }
        return (_segments[at], entry - _starts[at]);
    }

    /// <summary>The config of an entry.</summary>
    /// <exception cref="FormulaException">It has an expression without a value, or one that waits.</exception>
    public Value ConfigAt(int entry)
    {
        var (segment, number) = PartOf(entry);
        var config = segment.At(number);
        return Formula.IsIn(config) ? throw new FormulaException(new("", "", 0, "the entry has values that wait for other trials.")) : config;
    }

    /// <summary>The known values of an entry, with the name of its sweep unless a parameter has that name.</summary>
    public Value RowAt(int entry)
    {
        var (segment, number) = PartOf(entry);
        return Row(segment.At(number), segment.Sweep.Spec.Name);
    }

    /// <summary>The names of sweeps so far.</summary>
    public IEnumerable<string> Names => _segments.Select(segment => segment.Sweep.Spec.Name).OfType<string>().Distinct();

    /// <summary>The last entry of a name among the first so many; null: there is none.</summary>
    public int? LastOf(string name, int count)
    {
        for (var i = _segments.Count - 1; i >= 0; i--)
        {
            if (_starts[i] < count && _segments[i].Sweep.Spec.Name == name && _segments[i].Count > 0)
            {
                return Math.Min(_starts[i] + _segments[i].Count, count) - 1;
            }
        }
        return null;
    }

    private static Value Row(Value config, string? name)
    {
        var members = Enumerable.Range(0, config.Names.Length).Where(i => !Formula.IsIn(config.Items[i])).Select(i => (config.Names[i], config.Items[i])).ToList();
        if (name is not null && !config.TryGet(EntryNames.Name, out _))
        {
            members.Add((EntryNames.Name, Value.Of(name)));
        }
        return Value.Object([.. members]);
    }
}
