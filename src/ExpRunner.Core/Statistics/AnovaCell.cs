namespace ExpRunner.Statistics;

/// <summary>A cell of a grid.</summary>
/// <param name="Levels">The level of each factor, counted from 0.</param>
/// <param name="Numbers">The numbers in it; with blocks in their order.</param>
public sealed record AnovaCell(IReadOnlyList<int> Levels, IReadOnlyList<double> Numbers);
