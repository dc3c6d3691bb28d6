namespace ExpRunner.Reporting.Plots;

/// <summary>A tick of an axis.</summary>
/// <param name="At">Where it is, in the numbers of the axis.</param>
/// <param name="Label">What is written at it; empty for a small one.</param>
internal readonly record struct Tick(double At, string Label);

/// <summary>Ticks at numbers that are easy to read: steps of 1, 2 or 5 times a power of ten (P. S. Heckbert, Nice Numbers for Graph Labels, Graphics Gems, 1990), on log scales decades.</summary>
internal static class Ticks
{
    private static readonly double[] NiceLoose = [1, 2, 5, 10];

    /// <summary>Every how many decades there is a label.</summary>
    private static readonly int[] Strides = [1, 2, 3, 5, 10, 15, 20, 25, 50, 100, 200];

    /// <summary>The ticks of an axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="most">How many labels it has room for.</param>
    public static IReadOnlyList<Tick> Of(PlotAxis axis, int most) => axis.Scale switch
    {
        AxisScale.Categorical => [.. axis.Categories.Select((name, place) => new Tick(place, name))],
        AxisScale.Log => Log(axis.From, axis.To, Math.Max(2, most)),
        _ => Linear(axis.From, axis.To, Math.Max(2, most)),
    };

    /// <summary>The step that leaves at most so many ticks.</summary>
    public static double Step(double from, double to, int most)
    {
        var rough = (to - from) / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return NiceLoose.First(nice => nice * power >= rough * (1 - 1e-9) || nice == 10) * power;
    }

    private static List<Tick> Linear(double from, double to, int most)
    {
        var ticks = new List<Tick>();
        if (!(to > from) || !double.IsFinite(to - from))
        {
            return ticks;
        }
        var step = Step(from, to, most);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var isPlain = Math.Max(Math.Abs(from), Math.Abs(to)) < 1e6 && decimals <= 6;
        for (var place = Math.Ceiling((from / step) - 1e-9); place * step <= to + (step * 1e-9) && ticks.Count <= most + 2; place++)
        {
            var at = place * step;
            ticks.Add(new(at, isPlain ? PlotText.Fixed(at, decimals) : PlotText.Number(at, 6)));
        }
        return ticks;
    }

    private static List<Tick> Log(double from, double to, int most)
    {
        var (low, high) = (Math.Log10(from), Math.Log10(to));
        var decades = Math.Floor(high + 1e-9) - Math.Ceiling(low - 1e-9) + 1;
        if (decades < 2)
        {
            return Between(from, to, most);
        }
        var stride = Strides.First(stride => stride >= decades / most || stride == Strides[^1]);
        var ticks = new List<Tick>();
        for (var exponent = (int)Math.Floor(low); exponent <= high + 1e-9; exponent++)
        {
            if (exponent >= low - 1e-9)
            {
                ticks.Add(new(Math.Pow(10, exponent), exponent % stride == 0 ? Label(exponent, low, high) : ""));
            }
            for (var digit = 2; digit < 10 && stride == 1; digit++)
            {
                var at = digit * Math.Pow(10, exponent);
                ticks.AddRange(at > from && at < to ? [new(at, "")] : Array.Empty<Tick>());
            }
        }
        return ticks;
    }

    /// <summary>Less than two decades: 1, 2 and 5 of each, or where that is too little to read by, ticks as on a linear scale.</summary>
    private static List<Tick> Between(double from, double to, int most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(from)));
        double[] candidates = [.. from scale in new[] { power, power * 10 } from digit in new[] { 1, 2, 3, 5, 7 } select digit * scale];
        var inside = candidates.Where(at => at >= from * (1 - 1e-9) && at <= to * (1 + 1e-9)).ToList();
        if (inside.Count < 3)
        {
            return Linear(from, to, most);
        }
        return [.. inside.Select(at => new Tick(at, PlotText.Number(at)))];
    }

    private static string Label(int exponent, double low, double high)
        => low >= -3.01 && high <= 4.01 ? PlotText.Number(Math.Pow(10, exponent)) : PlotText.Power(exponent);
}
