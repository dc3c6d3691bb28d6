using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>One of the values that are held against each other.</summary>
/// <param name="Name">The values of its fields, for people.</param>
/// <param name="Values">The values of its fields.</param>
/// <param name="Summary">Its numbers: one a block, or all repetitions where there are no blocks.</param>
/// <param name="AverageRank">Its mean rank over the blocks, 1 for the best; NaN without blocks.</param>
public sealed record Treatment(string Name, IReadOnlyList<Value> Values, Summary Summary, double AverageRank);
