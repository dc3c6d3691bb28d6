using ExpRunner.Execution;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>A planned experiment with its folder opened and counted against.</summary>
internal sealed record PreparedExperiment(SweepPlan Plan, SweepStore Store, SweepRun Run) : IDisposable
{
    public void Dispose() => Store.Dispose();
}
