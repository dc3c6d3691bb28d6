namespace ExpRunner.Statistics;

/// <summary>
/// Friedman's test of several treatments over blocks (M. Friedman, Annals of Mathematical Statistics 11 (1940) 86-92), corrected for ties
/// (W. J. Conover, Practical Nonparametric Statistics, 3rd ed., 1999), and the sharper F test made of it (R. L. Iman, J. M. Davenport,
/// Communications in Statistics A9 (1980) 571-595).
/// </summary>
/// <param name="ChiSquared">Friedman's own test.</param>
/// <param name="ImanDavenport">The F test, which is less conservative.</param>
/// <param name="AverageRanks">Each treatment's mean rank over the blocks, 1 for the least number.</param>
/// <param name="Blocks">How many blocks there are.</param>
public sealed record Friedman(StatisticalTest ChiSquared, StatisticalTest ImanDavenport, IReadOnlyList<double> AverageRanks, int Blocks)
{
    /// <summary>Tests treatments. NaN anywhere, fewer than two blocks or treatments, leave it undefined; where all are tied in every block the p-value is 1.</summary>
    /// <param name="blocks">For each block one number a treatment.</param>
    /// <exception cref="ArgumentException">Blocks differ in length.</exception>
    public static Friedman Test(IReadOnlyList<double[]> blocks)
    {
        var treatments = blocks.Count == 0 ? 0 : blocks[0].Length;
        if (blocks.Any(block => block.Length != treatments))
        {
            throw new ArgumentException("Every block needs one number for each treatment.", nameof(blocks));
        }
        var ranked = blocks.Select(block => Ranks.Of(block, Ranks.ToleranceOf(block, []))).ToList();
        double[] means = [.. Enumerable.Range(0, treatments).Select(i => ranked.Average(ranks => ranks.Values[i]))];
        if (treatments < 2 || blocks.Count < 2 || blocks.Any(block => block.Any(double.IsNaN)))
        {
            return new(StatisticalTest.Undefined("Friedman", blocks.Count), StatisticalTest.Undefined("Iman-Davenport", blocks.Count), means, blocks.Count);
        }
        var square = ChiSquare(means, blocks.Count, ranked.Sum(ranks => ranks.Ties));
        return new(Chi(square, treatments, blocks.Count), F(square, treatments, blocks.Count), means, blocks.Count);
    }

    private static double ChiSquare(double[] means, double blocks, double ties)
    {
        double treatments = means.Length;
        var squares = means.Sum(mean => Math.Pow(mean - ((treatments + 1) / 2), 2));
        var spread = (treatments * (treatments + 1)) - (ties / (blocks * (treatments - 1)));
        return spread > 1e-9 ? 12 * blocks * squares / spread : 0;
    }

    private static StatisticalTest Chi(double square, int treatments, int blocks) => new()
    {
        Method = "Friedman",
        Statistic = square,
        DegreesOfFreedom = treatments - 1,
        PValue = Tails.AboveChiSquared(square, treatments - 1),
        Count = blocks,
    };

    private static StatisticalTest F(double square, int treatments, int blocks)
    {
        var (freedom, errorFreedom) = (treatments - 1, (treatments - 1) * (blocks - 1));
        var rest = (blocks * (double)freedom) - square;
        // All blocks agree: no error is left to divide by.
        var statistic = rest < 1e-9 * square ? double.PositiveInfinity : (blocks - 1) * square / rest;
        return new()
        {
            Method = "Iman-Davenport",
            Statistic = statistic,
            DegreesOfFreedom = freedom,
            ErrorDegreesOfFreedom = errorFreedom,
            PValue = Tails.AboveF(statistic, freedom, errorFreedom),
            Count = blocks,
        };
    }
}
