namespace ExpRunner.Kills;

/// <summary>Short trials with equal scores whenever and wherever they run; some print, some fail for good or at their first attempt.</summary>
[Experiment(Repetitions = 2)]
public sealed partial class Workload
{
    /// <summary>All repetitions of a sweep.</summary>
    public const int Planned = 400;

    /// <summary>The repetitions that fail however often they run, where any do.</summary>
    public const int Failing = 4;

    [VariationRange(0, 199)]
    public int N { get; init; }

    /// <summary>Whether some fail for good; otherwise some fail once.</summary>
    public bool Fails { get; init; }

    public (double Score, double Shared, string Name) Fit(TrialContext trial)
    {
        if (N % 10 == 0)
        {
            Console.WriteLine($"trial {N}");
        }
        var mixed = ((N * 31) + trial.RunId) * 7919 % 120;
        trial.Cancellation.WaitHandle.WaitOne(1 + (mixed < 30 ? mixed : mixed % 6));
        if (Fails ? N is 7 or 107 : N is 3 or 28 && trial.Attempt == 1)
        {
            throw new InvalidOperationException($"trial {N} was to fail");
        }
        return (trial.Random.NextGaussian(), trial.SharedRandom.NextDouble(), $"N is {N}");
    }
}
