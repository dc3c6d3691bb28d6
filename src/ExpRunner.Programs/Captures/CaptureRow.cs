using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>What was found for each capture: of all output, of one log, or between two row breaks.</summary>
internal sealed class CaptureRow(CaptureSet set)
{
    private readonly List<(string Name, Tally Tally)>[] _found = [.. set.Captures.Select(_ => new List<(string, Tally)>())];

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => Array.TrueForAll(_found, found => found.Count == 0);

    /// <summary>The names of lists that were cut.</summary>
    public IEnumerable<string> Full => _found.SelectMany(found => found).Where(found => found.Tally.IsFull).Select(found => found.Name);

    /// <summary>Whether a capture found something that counts.</summary>
    public bool Has(int capture) => _found[capture].Exists(found => found.Tally.Score is not null);

    /// <summary>Takes a value of a capture.</summary>
    public void Add(int capture, string name, Value value)
    {
        var known = _found[capture].Find(found => found.Name == name).Tally;
        if (known is null)
        {
            known = new(set.Captures[capture].Take);
            _found[capture].Add((name, known));
        }
        known.Add(value);
    }

    /// <summary>Forgets what a capture found, for the line that makes it void.</summary>
    public void Clear(int capture) => _found[capture].Clear();

    /// <summary>The scores in order of declaration; what was not found here is of the first other row that has it, or null.</summary>
    public Value ToScores(IReadOnlyList<CaptureRow> others)
    {
        var (names, values) = (new List<string>(), new List<Value>());
        for (var i = 0; i < _found.Length; i++)
        {
            var source = Has(i) ? this : others.FirstOrDefault(other => other.Has(i)) ?? this;
            foreach (var (name, value) in source.Scores(i))
            {
                if (!names.Contains(name))
                {
                    names.Add(name);
                    values.Add(value);
                }
            }
        }
        return Value.Object([.. names], [.. values]);
    }

    private IEnumerable<(string Name, Value Value)> Scores(int capture)
    {
        var found = _found[capture].Where(found => found.Tally.Score is not null).Select(found => (found.Name, found.Tally.Score!.Value)).ToArray();
        var isNamed = set.Captures[capture] is { Name.Length: > 0 } spec && (spec.Pattern is not null || spec.Member is not null);
        return found.Length == 0 && isNamed ? [(set.Captures[capture].Name, Value.Null)] : found;
    }
}
