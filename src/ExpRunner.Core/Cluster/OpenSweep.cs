namespace ExpRunner.Cluster;

/// <summary>A sweep that is open.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Terms">What it is.</param>
/// <param name="HasWork">Whether there was anything to hand out when it was last heard of; a hint.</param>
internal sealed record OpenSweep(string Id, SweepTerms Terms, bool HasWork);
