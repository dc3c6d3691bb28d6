using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Programs.Chains;

/// <summary>The entries made so far, as expressions ask for them: <c>E[-1].lr</c>, <c>E['warmup'].Name</c>.</summary>
internal sealed class EntryTable : IExpressionTable
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
    public Value ConfigAt(int entry)
    {
        var (segment, number) = PartOf(entry);
        return segment.At(number);
    }

    public Value At(int index)
    {
        var (segment, number) = PartOf(index);
        return Row(segment.At(number), segment.Sweep.Spec.Name);
    }

    public Value? Find(string name, out string hint)
    {
        hint = "";
        if (LastOf(name) is { } entry)
        {
            return At(entry);
        }
        hint = NearNames.Hint(name, _segments.Select(segment => segment.Sweep.Spec.Name).OfType<string>().Distinct());
        return null;
    }

    /// <summary>The last entry of a name; null: there is none.</summary>
    public int? LastOf(string name)
    {
        for (var i = _segments.Count - 1; i >= 0; i--)
        {
            if (_segments[i].Sweep.Spec.Name == name && _segments[i].Count > 0)
            {
                return _starts[i] + _segments[i].Count - 1;
            }
        }
        return null;
    }

    /// <summary>The config and the name of its sweep, unless a parameter has that name.</summary>
    private static Value Row(Value config, string? name)
        => name is null || config.TryGet(EntryNames.Name, out _) ? config
            : Value.Object([.. config.Names, EntryNames.Name], [.. config.Items, Value.Of(name)]);
}
