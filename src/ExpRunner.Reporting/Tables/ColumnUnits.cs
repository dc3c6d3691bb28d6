using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The units of columns, and what their numbers are multiplied with.</summary>
internal sealed class ColumnUnits
{
    private const string Percent = "%";
    private readonly Dictionary<string, (string Unit, double? Factor)> _scores = [];
    private readonly Dictionary<(ReportColumnKind, string), string> _others = [];

    /// <exception cref="ReportException">A column is unknown, has two units, or a factor that does not fit.</exception>
    public ColumnUnits(IEnumerable<string> units, ColumnCatalog catalog)
    {
        foreach (var (column, text) in units.Select(text => NamedText.Parse(text, "unit", "mm", catalog)))
        {
            var (unit, factor) = Parse(text, column.Name);
            if (column.Score is null && factor is not null)
            {
                throw new ReportException($"unit: '{column.Name}' is no score, and only scores are multiplied; all else stays as it was written.");
            }
            if (!(column.Score is { } score ? _scores.TryAdd(score, (unit, factor)) : _others.TryAdd((column.Kind, column.Name), unit)))
            {
                throw new ReportException($"unit: '{column.Name}' has two units.");
            }
        }
    }

    /// <summary>The scores that have a unit.</summary>
    public IEnumerable<string> Scores => _scores.Keys;

    /// <summary>What the numbers of a column are multiplied with.</summary>
    public double FactorOf(ColumnSource column) => column.Score is { } score && column.Kind != ReportColumnKind.Trial && _scores.TryGetValue(score, out var known) ? known.Factor ?? 1 : 1;

    /// <summary>The unit of a column with a space before it, in brackets; or nothing.</summary>
    public string Of(ColumnSource column)
        => column.Score is null ? (_others.TryGetValue((column.Kind, column.Name), out var unit) ? $" [{unit}]" : "")
            : column.Kind != ReportColumnKind.Trial && _scores.TryGetValue(column.Score, out var known) ? $" [{known.Unit}]" : "";

    /// <summary>Shares of one that are called percent would be wrong by a factor of hundred.</summary>
    /// <exception cref="ReportException">A score in percent never leaves the range of shares, and nobody said that it is meant so.</exception>
    public void Check(IReadOnlyList<TrialGroup> rows)
    {
        foreach (var (score, _) in _scores.Where(score => score.Value is (Percent, null)))
        {
            var known = rows.Select(row => row.Summary(score)).Where(summary => summary.Count > 0).ToList();
            if (known.Count > 0 && known.All(summary => summary.Min >= -1 && summary.Max <= 1))
            {
                throw new ReportException($"unit: {score} lies between -1 and 1, so that it seems to be a share of one. Write {score}=%:100 to show it in percent, or {score}=%:1 if it is in percent.");
            }
        }
    }

    private static (string Unit, double? Factor) Parse(string text, string name)
    {
        var mark = text.LastIndexOf(':');
        if (mark < 0)
        {
            return (text, null);
        }
        return mark > 0 && double.TryParse(text.AsSpan(mark + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor > 0 && double.IsFinite(factor)
            ? (text[..mark], factor)
            : throw new ReportException($"unit: '{text}' of '{name}' is neither a unit, such as s, nor a unit with a factor above 0, such as ms:1000.");
    }

    /// <summary>The product, of the decimal number that is written: 0.974 times 100 is 97.4.</summary>
    public static double Scaled(double number, double factor)
        => factor == 1 ? number
            : decimal.TryParse(NumberText.Shortest(number), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && Math.Abs(number) is > 1e-9 and < 1e9 && factor is > 1e-9 and < 1e9
                ? (double)(exact * (decimal)factor) : number * factor;
}
