using System.Globalization;

namespace ExpRunner.Orleans.TestNode;

/// <summary>Takes as long as a variable says, which is no part of its config, and then gives a score that depends on its seed alone.</summary>
[Experiment]
public sealed partial class Steps
{
    [VariationRange(0, 39)]
    public int N { get; init; }

    public double Fit(TrialContext trial)
    {
        trial.Cancellation.WaitHandle.WaitOne(int.Parse(Environment.GetEnvironmentVariable("EXPRUN_TEST_MILLISECONDS") ?? "0", CultureInfo.InvariantCulture));
        trial.Cancellation.ThrowIfCancellationRequested();
        return N + trial.Random.NextDouble();
    }
}
