using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>Makes the columns of the page's table.</summary>
internal sealed class PageColumns
{
    /// <summary>Digits of means and deviations that are worth their place in a page.</summary>
    private const int DigitsOfMeans = 12;
    private const int DigitsOfSpreads = 6;

    private const string Duration = "duration";

    private readonly double[] _seconds;
    private readonly SingleTrial[] _trials;
    private readonly ColumnCatalog _catalog;
    private readonly IReadOnlyDictionary<string, string> _names;

    /// <param name="rows">The trials.</param>
    /// <param name="names">What columns are called.</param>
    /// <param name="seconds">For each trial how long a repetition took; NaN where that is not known.</param>
    public PageColumns(TrialRows rows, IReadOnlyDictionary<string, string> names, double[] seconds)
    {
        _seconds = seconds;
        _trials = [.. rows.All.Select(row => new SingleTrial(row))];
        _catalog = new(rows.Names);
        _names = names;
    }

    /// <summary>All columns: the trial, its fields, how it ended, its scores.</summary>
    public IReadOnlyList<PageColumn> All() =>
    [
        Of(_catalog.OfTrial("experiment_id"), "id"),
        .. Of(_catalog.OfTrial("folder"), "other") is var folder && Varies(folder) ? [folder] : Array.Empty<PageColumn>(),
        .. _catalog.ConfigNames.Select(name => Field(Of(_catalog.Find(name)!, "field"))),
        Status(),
        .. _catalog.Scores.SelectMany(score => score.IsText ? [Score(score.Name, score.Name, null)] : Numbers(score.Name)),
        .. _seconds.Any(double.IsFinite) ? [Times()] : Array.Empty<PageColumn>(),
        .. Of(_catalog.OfTrial("error"), "other") is var error && error.Cells.Any(cell => !cell.IsNull) ? [error with { IsShown = false }] : Array.Empty<PageColumn>(),
    ];

    private PageColumn Field(PageColumn column) => column with { IsShown = _trials.Length < 2 || Varies(column) };

    /// <summary>How long repetitions took, from the journal; shown where no score tells how long the trial's own work took.</summary>
    private PageColumn Times()
    {
        var name = _catalog.Find(Duration) is null ? Duration : "journal." + Duration;
        return new()
        {
            Name = name,
            Header = _names.GetValueOrDefault(name, name + " (s)"),
            Role = "other",
            Cells = Array.ConvertAll(_seconds, seconds => Cell.Defined(double.IsFinite(seconds), seconds)),
            IsShown = !_catalog.Scores.Any(score => score.Name == ScoreGoal.FitTime),
            Digits = DigitsOfSpreads,
        };
    }

    private PageColumn Status()
    {
        var column = Of(_catalog.OfTrial("status"), "status");
        return column with { IsShown = _trials.Any(trial => trial.Row.IsFailed) };
    }

    private IEnumerable<PageColumn> Numbers(string score)
    {
        var most = _trials.Max(trial => trial.Summary(score).Count);
        yield return Score(score, score, "mean") with { Digits = most > 1 ? DigitsOfMeans : 0 };
        if (most > 1)
        {
            yield return Score(score, "sd_" + score, "sd") with { IsShown = false, Digits = DigitsOfSpreads };
            yield return Score(score, "ci95_" + score, "ci95") with { Digits = DigitsOfSpreads };
            yield return Score(score, "n_" + score, "n") with { IsShown = false };
        }
    }

    private PageColumn Score(string score, string name, string? statistic)
        => Of(_catalog.OfScore(name), statistic is null or "mean" ? "score" : "statistic") with { Of = score, Statistic = statistic };

    private PageColumn Of(ColumnSource column, string role) => new()
    {
        Name = column.Name,
        Header = _names.GetValueOrDefault(column.Name, column.Name),
        Role = role,
        Cells = Array.ConvertAll(_trials, column.Cell.Invoke),
    };

    private static bool Varies(PageColumn column)
    {
        var first = Cell.Key(column.Cells[0]);
        return column.Cells.Any(cell => Cell.Key(cell) != first);
    }
}
