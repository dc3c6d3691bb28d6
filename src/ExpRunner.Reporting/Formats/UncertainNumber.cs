using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>
/// A number with its error, both rounded to the last digit of the error that is worth telling: by the rule of the Particle Data Group (Review of
/// Particle Physics, Introduction, "Rounding") two digits where its first three are at most 354, one digit up to 949, above that it is rounded up and has two.
/// </summary>
internal static class UncertainNumber
{
    private const int LeadingAtMostTwo = 354;
    private const int MostDecimals = 9;
    private const int DigitsOfDouble = 15;
    private const double LargestRounded = 1e6;
    private const double LargestPlain = 1e15;
    private const double SmallestPlain = 1e-4;
    private const double SmallestScaled = 1e-290;

    /// <summary>What rounding alone makes of equal numbers.</summary>
    private const double Rounding = 1e-14;

    /// <summary>The cell of a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="error">Its error.</param>
    /// <param name="column">How its column is to be shown.</param>
    /// <param name="plain">How it is shown where the error has no digits to round to.</param>
    public static DisplayCell Of(Value number, double error, ReportColumn column, Func<Value, string> plain)
    {
        var mean = number.AsDouble();
        var cell = new DisplayCell(plain(number), true);
        if (!double.IsFinite(mean) || !double.IsFinite(error))
        {
            return cell;
        }
        if (error <= Rounding * Math.Abs(mean))
        {
            return cell with { Error = "0" };
        }
        if (column.Decimals is { } decimals)
        {
            return cell with { Error = Math.Abs(mean) >= LargestPlain ? NumberText.Shortest(error) : Fixed(error, decimals) };
        }
        var size = Math.Max(Math.Abs(mean), error);
        var place = LastPlace(error, column.ErrorDigits);
        return size < SmallestScaled || size > 1 / SmallestScaled ? cell with { Error = error.ToString("G2", CultureInfo.InvariantCulture) }
            : size >= LargestPlain || size < SmallestPlain || place < -MostDecimals || (place > 0 && size >= LargestRounded) ? Scaled(mean, error, place)
            : cell with { Text = Rounded(mean, place), Error = Rounded(error, place) };
    }

    /// <summary>The power of ten of the last digit that is kept.</summary>
    internal static int LastPlace(double error, int? digits)
    {
        var kept = digits ?? 3;
        var text = error.ToString("E" + (kept - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E');
        var exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var leading = int.Parse(text[..mark].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return digits is not null ? exponent - kept + 1 : leading <= LeadingAtMostTwo ? exponent - 1 : exponent;
    }

    private static DisplayCell Scaled(double mean, double error, int place)
    {
        var power = (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(mean), error)));
        var (scale, decimals) = (Math.Pow(10, power), Math.Clamp(power - place, 0, DigitsOfDouble));
        return new(Fixed(mean / scale, decimals), true) { Error = Fixed(error / scale, decimals), Exponent = power };
    }

    private static string Rounded(double number, int place)
        => place <= 0 ? Fixed(number, -place) : Fixed(Math.Round(number / Math.Pow(10, place), MidpointRounding.AwayFromZero) * Math.Pow(10, place), 0);

    private static string Fixed(double number, int decimals)
        => NumberDisplay.WithoutMinusZero(Math.Round(number, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
