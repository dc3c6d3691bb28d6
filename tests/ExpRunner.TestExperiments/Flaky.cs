namespace ExpRunner.TestExperiments;

/// <summary>Fails the first times and counts them in a file.</summary>
[Experiment]
public sealed partial class Flaky
{
    [VariationRange(0, 4)]
    public int N { get; init; }

    public int Failures { get; init; } = 2;

    public int Fit(TrialContext trial)
    {
        var counter = trial.PathOf("tries.txt");
        File.AppendAllText(counter, "x");
        var tries = (int)new FileInfo(counter).Length;
        return tries > Failures ? tries : throw new InvalidOperationException($"try {tries} of trial {N} was to fail");
    }
}
