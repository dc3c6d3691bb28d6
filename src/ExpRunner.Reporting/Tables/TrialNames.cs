using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The names that some trials use, in the order of their first appearance.</summary>
internal sealed class TrialNames
{
    private readonly OrderedDictionary<string, bool> _config = [];
    private readonly OrderedDictionary<string, bool> _scores = [];

    /// <summary>Names of no trials.</summary>
    public TrialNames()
    {
    }

    /// <summary>The names of trials.</summary>
    public TrialNames(IEnumerable<ResultRow> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    /// <summary>The config fields.</summary>
    public IReadOnlyList<string> Config => _config.Keys;

    /// <summary>The scores, and whether some value of them is text.</summary>
    public IReadOnlyDictionary<string, bool> Scores => _scores;

    /// <summary>Whether some value of a score is no number.</summary>
    public static bool HasText(IReadOnlyList<Value> values) => values.Any(value => value.Kind is ValueKind.Text or ValueKind.List or ValueKind.Object);

    /// <summary>Adds what a trial uses.</summary>
    public void Add(ResultRow row)
    {
        foreach (var name in row.Config.Keys)
        {
            AddConfig(name);
        }
        foreach (var (name, values) in row.Scores)
        {
            AddScore(name, HasText(values));
        }
    }

    /// <summary>Adds what others use.</summary>
    public TrialNames Add(TrialNames others)
    {
        foreach (var name in others.Config)
        {
            AddConfig(name);
        }
        foreach (var (name, isText) in others._scores)
        {
            AddScore(name, isText);
        }
        return this;
    }

    /// <summary>Adds a config field.</summary>
    public void AddConfig(string name) => _config.TryAdd(name, true);

    /// <summary>Adds a score.</summary>
    public void AddScore(string name, bool isText)
    {
        if (!_scores.TryAdd(name, isText) && isText)
        {
            _scores[name] = true;
        }
    }

    /// <summary>Whether both hold the same, in whatever order.</summary>
    public bool IsSameAs(TrialNames other)
        => _config.Count == other._config.Count && _config.Keys.All(other._config.ContainsKey)
            && _scores.Count == other._scores.Count && _scores.All(score => other._scores.TryGetValue(score.Key, out var isText) && isText == score.Value);
}
