using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;

namespace ExpRunner.Executors.Nodes;

/// <summary>Passes outcomes on; one that came back shows that the node works.</summary>
internal sealed class NodeObserver(NodeGate gate, IAttemptObserver observer) : IAttemptObserver
{
    public void Ended(Attempt attempt, Outcome outcome)
    {
        if (!outcome.IsCutOff)
        {
            gate.Worked();
        }
        observer.Ended(attempt, outcome);
    }

    public void StageEnded(Attempt attempt, StageOutcome stage) => observer.StageEnded(attempt, stage);
}
