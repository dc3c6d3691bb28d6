using System.CommandLine;
using ExpRunner.Reporting;

namespace ExpRunner.Commands;

/// <summary>How <c>report</c> lays its tables out: pivots, names, units, errors and marks.</summary>
internal sealed class TableOptions
{
    private const string None = "none";

    private readonly Option<string[]> _rows = ScoreOptions.Names("--rows", "A,B,...", "Make a pivot: the values of these columns are its rows");
    private readonly Option<string[]> _columns = ScoreOptions.Names("--columns", "A,B,...", "Make a pivot: the values of these columns are its columns");
    private readonly Option<string[]> _value = ScoreOptions.Names("--value", "A,B,...", "What stands in the cells of the pivot");
    private readonly Option<string[]> _rename = new("--rename") { Description = "Give a column or score another heading; may be repeated", HelpName = "NAME=HEADING" };
    private readonly Option<string> _label = new("--label") { Description = "Show one column made of this text in place of the config fields, such as \"{model} {K}\"", HelpName = "TEMPLATE" };
    private readonly Option<string[]> _unit = new("--unit") { Description = "Give a column or score a unit, and a factor to multiply a score with, such as accuracy=%:100; may be repeated", HelpName = "NAME=UNIT[:FACTOR]" };
    private readonly Option<string> _error = new("--error") { Description = "Show scores as mean ± sd, se or ci95, rounded to digits of the error; none: the mean alone (sd in pivots otherwise)" };
    private readonly Option<string[]> _mark = ScoreOptions.Names("--mark", "SCORE:max|min,...", "Mark the best value of these scores, and what is not significantly worse");
    private readonly Option<string> _markBy = new("--mark-by") { Description = "In a pivot: the best of each row or column, or of the table", DefaultValueFactory = _ => "table" };
    private readonly Option<double> _significance = ScoreOptions.Number("--significance", "With --mark: the p-value up to which a value is worse than the best", 0.05);
    private readonly Option<bool> _transpose = new("--transpose") { Description = "Write rows as columns" };

    public TableOptions()
    {
        _error.AcceptOnlyFromAmong([None, .. Enum.GetNames<ScoreError>().Select(name => name.ToLowerInvariant()).Where(name => name != None)]);
        _markBy.AcceptOnlyFromAmong([.. Enum.GetNames<MarkBy>().Select(name => name.ToLowerInvariant())]);
    }

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _rows, _columns, _value, _rename, _label, _unit, _error, _mark, _markBy, _significance, _transpose })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What they add to options.</summary>
    /// <exception cref="ReportException">They do not go together.</exception>
    public ReportOptions AddTo(ParseResult parsed, ReportOptions options) => options with
    {
        Pivot = PivotOf(parsed),
        Rename = parsed.GetValue(_rename) ?? [],
        Label = parsed.GetValue(_label),
        Units = parsed.GetValue(_unit) ?? [],
        Error = parsed.GetValue(_error) is { } error ? Enum.Parse<ScoreError>(error, ignoreCase: true) : options.Error,
        Mark = ScoreOptions.Goals(parsed.GetValue(_mark)),
        MarkBy = Enum.Parse<MarkBy>(parsed.GetValue(_markBy)!, ignoreCase: true),
        Significance = parsed.GetValue(_significance),
        Transpose = parsed.GetValue(_transpose),
    };

    private PivotOptions? PivotOf(ParseResult parsed)
    {
        var pivot = new PivotOptions(ScoreOptions.Split(parsed.GetValue(_rows)), ScoreOptions.Split(parsed.GetValue(_columns)), ScoreOptions.Split(parsed.GetValue(_value)));
        return pivot.Rows.Count + pivot.Columns.Count + pivot.Values.Count > 0 ? pivot : null;
    }
}
