using System.Globalization;

namespace ExpRunner.Reporting;

/// <summary>How much a score may change before it matters: absolutely, or relative to where it was.</summary>
/// <param name="Amount">The amount, at least 0; of a relative one 0.01 is one percent.</param>
/// <param name="IsRelative">Whether it is relative to the size of the old mean.</param>
public readonly record struct Tolerance(double Amount, bool IsRelative)
{
    /// <summary>The amount for a mean.</summary>
    public double For(double mean) => IsRelative ? Amount * Math.Abs(mean) : Amount;

    /// <summary>Reads <c>1%</c> or <c>0.005</c>.</summary>
    /// <exception cref="ReportException">It is neither.</exception>
    public static Tolerance Parse(string text, string option)
    {
        var isRelative = text.EndsWith('%');
        return double.TryParse(isRelative ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= 0 && double.IsFinite(amount)
            ? new(isRelative ? amount / 100 : amount, isRelative)
            : throw new ReportException($"{option}: '{text}' is neither a share such as 1% nor an amount such as 0.005.");
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsRelative ? Amount * 100 : Amount):0.######}{(IsRelative ? "%" : "")}");
}
