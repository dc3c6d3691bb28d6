using ExpRunner;

/// <summary>All but the first trial wait until the test has built this project anew.</summary>
[Experiment]
public partial class Rebuilt
{
    private const int Answer = 1;

    [Variation(0, 1, 2, 3)]
    public int Number { get; init; }

    public int Fit(TrialContext trial)
    {
        while (Number > 0 && !File.Exists("built"))
        {
            trial.Cancellation.WaitHandle.WaitOne(10);
            trial.Cancellation.ThrowIfCancellationRequested();
        }
        return Answer;
    }
}
