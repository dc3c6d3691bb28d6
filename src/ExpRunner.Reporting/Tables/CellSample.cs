namespace ExpRunner.Reporting;

/// <summary>The numbers behind a cell.</summary>
/// <param name="All">All repetitions, by which the cell's mean is.</param>
/// <param name="Matched">What can be brought together with that of other cells: repetitions, or means of blocks; null where nothing can.</param>
internal sealed record CellSample(double[] All, Sample? Matched)
{
    /// <summary>The mean.</summary>
    public double Mean { get; } = Statistics.Summary.Of(All).Mean;
}
