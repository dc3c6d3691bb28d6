namespace ExpRunner.TestExperiments;

/// <summary>Takes its time; leaves traces of every start and of every child.</summary>
[Experiment]
public sealed partial class Slow
{
    [VariationRange(0, 19)]
    public int N { get; init; }

    public int Milliseconds { get; init; } = 100;

    public bool Prints { get; init; }

    public double Fit(TrialContext trial)
    {
        if (Prints)
        {
            Console.WriteLine($"N is {N}");
            Console.Error.WriteLine("to standard error");
        }
        for (var step = 0; step < 5; step++)
        {
            trial.Log("progress", step / 5.0);
            trial.Cancellation.WaitHandle.WaitOne(Milliseconds / 5);
            trial.Cancellation.ThrowIfCancellationRequested();
        }
        return N + trial.Random.NextDouble();
    }
}
