namespace ExpRunner.Statistics;

/// <summary>
/// Fixed-effects analysis of variance of a full grid with equally many numbers in each cell (R. A. Fisher, Statistical Methods for Research
/// Workers, 1925; D. C. Montgomery, Design and Analysis of Experiments, ch. 5). On such a grid sums of squares of type I, II and III are the same.
/// </summary>
/// <remarks>It presumes independent numbers whose deviation is the same in all cells, roughly normal.</remarks>
/// <param name="Terms">Main effects in order of the factors, then interactions of two, then <c>higher interactions</c> together where there are some.</param>
/// <param name="Error">What is left: the variation within cells, without that between blocks; or, with one number a cell, the interactions of the highest order.</param>
/// <param name="IsErrorWithin">Whether the error is the variation within cells.</param>
/// <param name="Total">All variation.</param>
public sealed record Anova(IReadOnlyList<AnovaTerm> Terms, AnovaTerm Error, bool IsErrorWithin, AnovaTerm Total)
{
    /// <summary>What interactions of three and more factors are called together.</summary>
    public const string Higher = "higher interactions";

    /// <summary>The variation between blocks, which is no part of the error; null without blocks.</summary>
    public AnovaTerm? Blocks { get; init; }

    /// <summary>Analyses a grid; null with the reason where it is none.</summary>
    /// <param name="factors">The factors' names.</param>
    /// <param name="cells">For each cell the level of each factor, counted from 0, and its numbers.</param>
    /// <param name="reason">Why there is no analysis; empty where there is.</param>
    /// <param name="block">What numbers at one place in their cells have in common (a randomized block design, Montgomery ch. 4); null where they have nothing.</param>
    public static Anova? Of(IReadOnlyList<string> factors, IReadOnlyList<AnovaCell> cells, out string reason, string? block = null)
    {
        reason = WhyNot(factors, cells);
        return reason.Length > 0 ? null : new GridSquares(factors, cells, block).Analyse();
    }

    private static string WhyNot(IReadOnlyList<string> factors, IReadOnlyList<AnovaCell> cells)
    {
        if (factors.Count == 0 || cells.Count < 2)
        {
            return "no field varies";
        }
        var size = Enumerable.Range(0, factors.Count).Aggregate(1.0, (size, factor) => size * (cells.Max(cell => cell.Levels[factor]) + 1));
        if (cells.Count != size || cells.Select(cell => string.Join(',', cell.Levels)).Distinct().Count() != cells.Count)
        {
            return $"the configs are no full grid ({cells.Count} of {size})";
        }
        if (cells.Any(cell => cell.Numbers.Count != cells[0].Numbers.Count))
        {
            return "configs have different numbers of repetitions";
        }
        return cells.Any(cell => cell.Numbers.Count == 0 || cell.Numbers.Any(number => !double.IsFinite(number))) ? "some numbers are missing, NaN or infinite" : "";
    }
}
