namespace ExpRunner.TestHost;

/// <summary>A small experiment of a program with its own Main.</summary>
[Experiment]
public sealed partial class Halving
{
    [Variation(1, 2, 3, 4, 5, 6)]
    public int N { get; init; }

    public int Milliseconds { get; init; }

    public (double Half, double Noise) Fit(TrialContext trial)
    {
        trial.Cancellation.WaitHandle.WaitOne(Milliseconds);
        trial.Cancellation.ThrowIfCancellationRequested();
        return (N / 2.0, trial.Random.NextDouble());
    }
}
