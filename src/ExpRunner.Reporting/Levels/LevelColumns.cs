namespace ExpRunner.Reporting;

/// <summary>The columns of a table of repetitions or steps; names as in reports, each once: a config field keeps its own.</summary>
internal sealed class LevelColumns
{
    private readonly List<ReportColumn> _columns = [];
    private readonly HashSet<string> _names;

    public LevelColumns(IReadOnlyList<string> config) => _names = [.. config];

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<ReportColumn> All => _columns;

    /// <summary>Adds config fields.</summary>
    public LevelColumns Config(IEnumerable<string> names)
    {
        _columns.AddRange(names.Select(name => new ReportColumn(name, name, ReportColumnKind.Config)));
        return this;
    }

    /// <summary>Adds what tells of the trial, the repetition or the step.</summary>
    public LevelColumns Trial(params string[] names)
    {
        foreach (var name in names)
        {
            Add("trial.", name, ReportColumnKind.Trial);
        }
        return this;
    }

    /// <summary>Adds scores.</summary>
    public LevelColumns Scores(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Add("scores.", name, ReportColumnKind.Score);
        }
        return this;
    }

    private void Add(string prefix, string name, ReportColumnKind kind)
    {
        var own = _names.Add(name) ? name : prefix + name;
        _columns.Add(new(own, own, kind));
    }
}
