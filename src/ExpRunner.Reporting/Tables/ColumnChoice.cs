using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Chooses the columns of one table.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="all">The columns of everything that was read, to find names in.</param>
/// <param name="here">The columns of this table's trials.</param>
/// <param name="rows">The table's rows before the best were picked: what varies is told from them.</param>
internal sealed class ColumnChoice(ReportOptions options, ColumnCatalog all, ColumnCatalog here, IReadOnlyList<TrialGroup> rows)
{
    /// <summary>Experiments whose trials stand in several files: their ids do not tell them apart.</summary>
    private readonly Lazy<HashSet<string>> _spread = new(()
        => [.. rows.OfType<SingleTrial>().GroupBy(row => row.Experiment).Where(trials => trials.DistinctBy(trial => trial.Row.File).Skip(1).Any()).Select(trials => trials.Key)]);

    /// <summary>Config fields that are not shown because they are the same in all rows.</summary>
    public IReadOnlyList<string> LeftOut { get; private set; } = [];

    /// <summary>The columns, in order; each name once.</summary>
    public IReadOnlyList<ColumnSource> Choose()
    {
        var several = options.ForPrograms && rows.Select(row => row.Experiment).Distinct().Take(2).Count() == 2;
        IEnumerable<ColumnSource> chosen = options.Select.Count > 0 ? options.Select.Select(name => Selected(name, all)) : Usual();
        return Distinguished([.. (several ? chosen.Prepend(all.OfTrial("experiment")) : chosen).DistinctBy(column => column.Name)]);
    }

    /// <summary>A statistic stands behind its score under a short heading, unless something else is called so.</summary>
    private static ColumnSource[] Distinguished(ColumnSource[] columns)
    {
        var others = columns.Where(column => column.Kind != ReportColumnKind.Statistic).Select(column => column.Header).ToHashSet();
        return Array.ConvertAll(columns, column => column.Kind == ReportColumnKind.Statistic && others.Contains(column.Header) ? column with { Header = column.Name } : column);
    }

    /// <summary>The column a selection names, perhaps with a heading.</summary>
    /// <exception cref="ReportException">There is none of this name.</exception>
    public static ColumnSource Selected(string name, ColumnCatalog all)
    {
        var mark = name.IndexOf('=');
        if (all.Find(name) is null && mark > 0)
        {
            var label = name[(mark + 1)..].Trim();
            return all.Get(name[..mark].Trim(), "select") with { Name = label, Header = label };
        }
        return all.Get(name, "select") with { Name = name, Header = name };
    }

    private IEnumerable<ColumnSource> Usual() => options.GroupBy.Count > 0
        ? [.. Groups(), .. Named("trials"), .. IfAny("failed", row => row.Failed > 0), .. Measured()]
        :
        [
            .. TellsApart(all.Label) ? [] : Known("experiment_id"),
            .. IfAny("folder", row => _spread.Value.Contains(row.Experiment)),
            .. all.Label is { } label ? [label] : Fields(),
            .. options.All ? [.. Known("repetitions"), .. Known("status"), .. Known("error"), .. Known("run_ids"), .. Known("out_path")] : IfAny("status", row => row.Failed > 0),
            .. Measured(),
        ];

    /// <summary>What is grouped by; a label stands for the fields it is made of.</summary>
    private IEnumerable<ColumnSource> Groups()
    {
        var groups = options.GroupBy.Select(name => all.Get(name, "group-by"));
        return all.Label is not { } label ? groups : groups.Where(column => !LabelColumn.NamesIn(label.Template!).Contains(column.Name)).Prepend(label);
    }

    /// <summary>Whether people need no id, because each row has a label of its own.</summary>
    private bool TellsApart(ColumnSource? label) => label is not null && !options.ForPrograms && rows.DistinctBy(row => Cell.Key(label.Cell(row))).Count() == rows.Count;

    private IEnumerable<ColumnSource> Named(params IEnumerable<string> names) => names.Select(all.OfTrial);

    private IEnumerable<ColumnSource> IfAny(string name, Func<TrialGroup, bool> condition) => rows.Any(condition) ? Named(name) : [];

    private IEnumerable<ColumnSource> Known(string name) => Named(name).Where(column => rows.Any(row => !column.Cell(row).IsNull));

    /// <summary>Config fields: all when asked for or when there is nothing to compare, else those that vary and those rows are picked by.</summary>
    private IEnumerable<ColumnSource> Fields()
    {
        var fields = here.ConfigNames.Select(name => here.Get(name, "select")).ToList();
        if (options.All || rows.Count < 2)
        {
            return fields;
        }
        var shown = fields.Where(field => options.By.Contains(field.Name) || Varies(field)).ToList();
        LeftOut = [.. fields.Except(shown).Select(field => field.Name)];
        return shown;
    }

    private bool Varies(ColumnSource column)
    {
        var first = Cell.Key(column.Cell(rows[0]));
        return rows.Any(row => Cell.Key(column.Cell(row)) != first);
    }

    private IEnumerable<ColumnSource> Measured()
    {
        var scores = here.Scores.SelectMany(score => score.IsText ? [score.Name] : options.ForPrograms ? ForPrograms(score) : ForPeople(score));
        return here.Scores.Count == 0 ? [] : [.. Named("n"), .. scores.Select(here.OfScore)];
    }

    private IEnumerable<string> ForPrograms(ScoreColumns score)
    {
        var isPartial = rows.Any(row => row.Summary(score.Name).Count != row.Repetitions);
        string[] names = ["mean_", "sd_", "std_", "ci95_"];
        return (isPartial ? names.Prepend("n_") : names).Select(name => name + score.Name);
    }

    private IEnumerable<string> ForPeople(ScoreColumns score)
        => options.ErrorShown == ScoreError.None && rows.Any(row => row.Summary(score.Name).Count > 1) ? [score.Name, "sd_" + score.Name, "ci95_" + score.Name] : [score.Name];
}
