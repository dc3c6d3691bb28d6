using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Every column that some trials offer, by name. Of equal names the config's comes first, then the trial's; a column that lost its name is reached as <c>trial.name</c> or <c>scores.name</c>.</summary>
internal sealed class ColumnCatalog
{
    private readonly OrderedDictionary<string, ColumnSource> _columns = [];

    /// <param name="names">The names in the trials.</param>
    /// <param name="label">A template that makes the column <c>label</c>; null for none.</param>
    /// <exception cref="ReportException">The template is wrong.</exception>
    public ColumnCatalog(TrialNames names, string? label = null)
    {
        ConfigNames = names.Config;
        foreach (var name in ConfigNames)
        {
            Add(ColumnSource.Of(name, ReportColumnKind.Config, CommonField.Config(name)));
        }
        foreach (var column in TrialColumns())
        {
            Add(column);
            Add(column with { Name = "trial." + column.Name });
        }
        Scores = [.. names.Scores.Select(score => new ScoreColumns(score.Key, score.Value))];
        if (label is not null)
        {
            Label = LabelColumn.Of(label, this);
            Add(Label);
            Add(Label with { Name = "trial." + Label.Name });
        }
        // A score called min_loss is not the least loss; mean_ and std_ are taken in results.jsonl itself.
        foreach (var column in Scores.Where(score => !ResultLine.IsDerived(score.Name, [.. names.Scores.Keys])).Select(score => score.All.First()).Concat(Scores.SelectMany(score => score.All)))
        {
            Add(column);
            Add(column with { Name = "scores." + column.Name });
        }
    }

    /// <summary>The config fields, in the order of their first appearance.</summary>
    public IReadOnlyList<string> ConfigNames { get; }

    /// <summary>The scores, in the order of their first appearance.</summary>
    public IReadOnlyList<ScoreColumns> Scores { get; }

    /// <summary>The column of labels, if there is one.</summary>
    public ColumnSource? Label { get; }

    /// <summary>Every name a column goes by.</summary>
    public IEnumerable<string> Names => _columns.Keys;

    /// <summary>Finds a column.</summary>
    public ColumnSource? Find(string name) => _columns.GetValueOrDefault(name);

    /// <summary>Finds a column.</summary>
    /// <exception cref="ReportException">There is none of this name.</exception>
    public ColumnSource Get(string name, string option)
        => Find(name) ?? throw Unknown(name, option);

    /// <summary>Says that there is no column of a name, and which may be meant.</summary>
    public ReportException Unknown(string name, string option) => new($"{option}: there is no column '{name}'.{HintFor(name)}");

    /// <summary>A score's column, by its <c>scores.</c> name where something else took the plain one.</summary>
    public ColumnSource OfScore(string name) => Own("scores.", name);

    /// <summary>A column that tells of the trial, by its <c>trial.</c> name where a config field took the plain one.</summary>
    public ColumnSource OfTrial(string name) => Own("trial.", name);

    private ColumnSource Own(string prefix, string name)
    {
        var (plain, qualified) = (_columns[name], _columns[prefix + name]);
        return ReferenceEquals(plain.Cell, qualified.Cell) ? plain
            : qualified.Header == name ? qualified with { Header = qualified.Name } : qualified;
    }

    private string HintFor(string name)
    {
        var hint = NearNames.Hint(name, Names);
        return hint.Length > 0 ? hint : $" Known are: {string.Join(", ", ConfigNames.Concat(Scores.Select(score => score.Name)))}, and sd_, ci95_ and other statistics of scores.";
    }

    private void Add(ColumnSource column) => _columns.TryAdd(column.Name, column);

    private static IEnumerable<ColumnSource> TrialColumns()
    {
        yield return Of("experiment", group => Value.Of(group.Experiment));
        yield return Common("experiment_id", row => row.Id);
        yield return Common("status", row => Value.Of(row.Status));
        foreach (var name in new[] { "repetitions", "run_ids", "out_path", "error" })
        {
            yield return Common(name, row => ResultLine.Member(row.Line, name));
        }
        yield return Common("folder", CommonField.Folder.Read);
        yield return Of("trials", group => Value.Of(group.Count));
        yield return Of("failed", group => Value.Of(group.Failed));
        yield return Of("n", group => Value.Of(group.Repetitions));
    }

    private static ColumnSource Common(string name, Func<ResultRow, Value> read) => ColumnSource.Of(name, ReportColumnKind.Trial, new("trial " + name, read));

    private static ColumnSource Of(string name, Func<TrialGroup, Value> cell) => new(name, name, ReportColumnKind.Trial, cell);
}
