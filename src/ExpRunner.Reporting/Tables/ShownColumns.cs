using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>Gives columns the headings, units and errors that were asked for.</summary>
internal sealed class ShownColumns
{
    private readonly ReportOptions _options;
    private readonly ColumnNames _names;
    private readonly Func<Summary, double>? _error;

    /// <exception cref="ReportException">A column is unknown, or what is said of it does not fit.</exception>
    public ShownColumns(ReportOptions options, ColumnCatalog all)
    {
        (_options, _names, Units) = (options, new(options.Rename, all), new(options.Units, all));
        _error = options.ErrorShown switch
        {
            ScoreError.Sd => summary => summary.SampleDeviation,
            ScoreError.Se => summary => summary.StandardError,
            ScoreError.Ci95 => summary => summary.ConfidenceHalfWidth,
            _ => null,
        };
    }

    /// <summary>The units.</summary>
    public ColumnUnits Units { get; }

    /// <summary>A column as it is shown.</summary>
    public ShownColumn Of(ColumnSource source)
    {
        var (named, unit) = (_names.Of(source), Units.Of(source));
        // Beside its score, a statistic's short heading says no more than which one it is.
        var isShort = source.Kind == ReportColumnKind.Statistic && named.Header != named.Name;
        var error = source.Kind == ReportColumnKind.Score && !source.IsText ? _error : null;
        var column = new ReportColumn(named.Name + unit, named.Header + (isShort ? "" : unit), source.Kind) { ErrorDigits = _options.ErrorDigits };
        return new(source, column.IsMeasured ? column with { Decimals = _options.Round } : column, Units.FactorOf(source), error);
    }

    /// <summary>What a column is called, without its unit.</summary>
    public string HeaderOf(ColumnSource source) => _names.Of(source).Header;
}
