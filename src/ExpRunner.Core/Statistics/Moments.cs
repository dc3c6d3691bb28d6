namespace ExpRunner.Statistics;

/// <summary>
/// Count, mean and deviations of numbers that arrive one by one, in constant memory.
/// </summary>
/// <remarks>
/// Update: B. P. Welford, Technometrics 4 (1962) 419-420. Merge: T. F. Chan, G. H. Golub, R. J. LeVeque, Updating
/// formulae and a pairwise algorithm for computing sample variances (1979). A NaN makes mean and deviations NaN; so does
/// an infinity for the deviations. Where all numbers are at hand, <see cref="Summary"/> is more accurate.
/// </remarks>
public sealed class Moments
{
    private double _squares;

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    /// <summary>The arithmetic mean; NaN for no numbers.</summary>
    public double Mean { get; private set; } = double.NaN;

    /// <summary>The deviation of a sample, dividing by n - 1; NaN for fewer than two numbers.</summary>
    public double SampleDeviation => Count < 2 ? double.NaN : Math.Sqrt(_squares / (Count - 1));

    /// <summary>The deviation of a whole population, dividing by n; NaN for no numbers.</summary>
    public double PopulationDeviation => Count < 1 ? double.NaN : Math.Sqrt(_squares / Count);

    /// <summary>The sample deviation divided by the square root of n; NaN for fewer than two numbers.</summary>
    public double StandardError => SampleDeviation / Math.Sqrt(Count);

    /// <summary>Adds one number.</summary>
    public void Add(double number)
    {
        Count++;
        if (Count == 1)
        {
            Mean = 0;
        }
        if (!double.IsFinite(Mean) || !double.IsFinite(number))
        {
            (Mean, _squares) = (Mean + number, double.NaN);
            return;
        }
        var before = number - Mean;
        Mean += before / Count;
        _squares += before * (number - Mean);
    }

    /// <summary>Adds all numbers another instance has seen.</summary>
    public void Merge(Moments other)
    {
        if (other.Count == 0)
        {
            return;
        }
        if (Count == 0)
        {
            (Count, Mean, _squares) = (other.Count, other.Mean, other._squares);
            return;
        }
        var total = Count + other.Count;
        var between = other.Mean - Mean;
        _squares += other._squares + (between * between * ((double)Count * other.Count / total));
        Mean = double.IsFinite(Mean) && double.IsFinite(other.Mean) ? Mean + (between * other.Count / total) : Mean + other.Mean;
        Count = total;
    }
}
