using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The columns one score can be shown in.</summary>
/// <param name="Name">The score.</param>
/// <param name="IsText">Whether it is text and has no statistics.</param>
internal sealed record ScoreColumns(string Name, bool IsText)
{
    /// <summary>Every column: the score itself first.</summary>
    public IEnumerable<ColumnSource> All => IsText
        ? [new(Name, Name, ReportColumnKind.Score, group => group.Texts(Name)) { Score = Name, IsText = true }]
        : [Mean(Name, Name), Mean("mean_" + Name, Name), .. Statistics];

    private IEnumerable<ColumnSource> Statistics =>
    [
        Statistic("sd", 2, summary => summary.SampleDeviation),
        Statistic("std", 1, summary => summary.PopulationDeviation),
        Statistic("se", 2, summary => summary.StandardError),
        Statistic("ci95", 2, summary => summary.ConfidenceHalfWidth),
        Statistic("ci95_low", 2, summary => summary.Mean - summary.ConfidenceHalfWidth),
        Statistic("ci95_high", 2, summary => summary.Mean + summary.ConfidenceHalfWidth),
        Bootstrapped("bci95_low", interval => interval.Low),
        Bootstrapped("bci95_high", interval => interval.High),
        Statistic("min", 1, summary => summary.Min),
        Statistic("max", 1, summary => summary.Max),
        Statistic("median", 1, summary => summary.Median) with { NeedsAll = true },
        new("n_" + Name, "n", ReportColumnKind.Trial, group => Value.Of(group.Summary(Name).Count)) { Score = Name },
    ];

    private ColumnSource Mean(string name, string header)
        => new(name, header, ReportColumnKind.Score, group => Read(group, 1, summary => summary.Mean)) { Score = Name };

    private ColumnSource Statistic(string name, int least, Func<Summary, double> read)
        => new($"{name}_{Name}", name, ReportColumnKind.Statistic, group => Read(group, least, read)) { Score = Name };

    private ColumnSource Bootstrapped(string name, Func<Interval, double> read)
        => new($"{name}_{Name}", name, ReportColumnKind.Statistic, group => Cell.Defined(group.Summary(Name).Count >= 2, read(group.Bootstrapped(Name)))) { Score = Name, NeedsAll = true };

    private Value Read(TrialGroup group, int least, Func<Summary, double> read)
    {
        var summary = group.Summary(Name);
        return Cell.Defined(summary.Count >= least, read(summary));
    }
}
