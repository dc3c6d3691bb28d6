using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands.Pruning;

/// <summary>What is typed behind <c>prune</c>.</summary>
/// <param name="Sweep">What is asked for today.</param>
/// <param name="DryRun">Whether it is only shown.</param>
/// <param name="Yes">Whether nobody is asked.</param>
/// <param name="Json">Whether programs read it.</param>
internal sealed record PruneSettings(SweepOptions Sweep, bool DryRun, bool Yes, bool Json);
