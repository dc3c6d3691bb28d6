using ExpRunner.Execution;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>A planned experiment with its folder opened and counted against.</summary>
/// <param name="Plan">What is asked for.</param>
/// <param name="Runner">This process, as the folder knows it.</param>
/// <param name="Claims">This process's part of it.</param>
/// <param name="Store">The folder.</param>
/// <param name="Run">What is to be run.</param>
internal sealed record PreparedExperiment(SweepPlan Plan, RunnerRecord Runner, SweepClaims Claims, SweepStore Store, SweepRun Run) : IDisposable
{
    /// <summary>Whether others work on it, or one that has gone, or stands still, kept its results when this process came.</summary>
    public bool IsShared => Claims.IsShared || (Store.IsSecond && Claims.IsJoined);

    public void Dispose()
    {
        Store.Dispose();
        Claims.Dispose();
    }
}
