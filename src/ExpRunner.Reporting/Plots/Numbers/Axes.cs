namespace ExpRunner.Reporting.Plots;

/// <summary>Makes axes that reach all marks.</summary>
internal static class Axes
{
    private const double Margin = 0.04;

    /// <summary>An axis of names.</summary>
    public static PlotAxis Of(string label, Categories categories) => new()
    {
        Label = label,
        Scale = AxisScale.Categorical,
        Categories = categories.Labels,
        From = -0.5,
        To = Math.Max(1, categories.Count) - 0.5,
    };

    /// <summary>An axis of numbers with room around them, or exactly a range that is asked for.</summary>
    /// <exception cref="ReportException">On a logarithmic axis no number is above 0.</exception>
    public static PlotAxis Of(string label, IEnumerable<double> numbers, bool isLog, (double From, double To)? range = null, bool fromZero = false)
    {
        if (range is { } exact)
        {
            return Made(label, isLog, exact.From, exact.To);
        }
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var number in numbers.Where(number => double.IsFinite(number) && (!isLog || number > 0)))
        {
            (low, high) = (Math.Min(low, number), Math.Max(high, number));
        }
        if (low > high)
        {
            throw new ReportException($"log: '{label}' has no number above 0, and a logarithmic axis shows no others.");
        }
        return isLog ? Log(label, low, high) : Linear(label, low, high, fromZero);
    }

    private static PlotAxis Linear(string label, double low, double high, bool fromZero)
    {
        if (fromZero)
        {
            (low, high) = (Math.Min(0, low), Math.Max(0, high));
        }
        var room = high > low ? (high - low) * Margin : low == 0 ? 1 : Math.Abs(low) * 0.1;
        var (from, to) = (fromZero && low == 0 && high > 0 ? 0 : low - room, fromZero && high == 0 && low < 0 ? 0 : high + room);
        return Made(label, false, Math.Max(from, double.MinValue / 4), Math.Min(to, double.MaxValue / 4));
    }

    private static PlotAxis Log(string label, double low, double high)
    {
        var factor = high > low ? Math.Pow(high / low, Margin) : 2;
        return Made(label, true, low / factor, high * factor);
    }

    private static PlotAxis Made(string label, bool isLog, double from, double to)
        => new() { Label = label, Scale = isLog ? AxisScale.Log : AxisScale.Linear, From = from, To = to };
}
