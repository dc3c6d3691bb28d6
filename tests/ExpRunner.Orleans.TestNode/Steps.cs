namespace ExpRunner.Orleans.TestNode;

/// <summary>Takes a little time and leaves a trace of every time it runs, where it is told to.</summary>
[Experiment]
public sealed partial class Steps
{
    [VariationRange(0, 39)]
    public int N { get; init; }

    public int Milliseconds { get; init; } = 200;

    public double Fit(TrialContext trial)
    {
        trial.Cancellation.WaitHandle.WaitOne(Milliseconds);
        trial.Cancellation.ThrowIfCancellationRequested();
        return N + trial.Random.NextDouble();
    }
}
