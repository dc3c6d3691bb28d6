namespace ExpRunner.Cluster;

/// <summary>Some of what has ended in a sweep.</summary>
/// <param name="Next">The number of the first that is not in it.</param>
/// <param name="Outcomes">What has ended, in order.</param>
/// <param name="Standing">How far the sweep is.</param>
internal sealed record ResultsPage(long Next, IReadOnlyList<ClusterOutcome> Outcomes, SweepStanding Standing);
