namespace ExpRunner.Bench;

/// <summary>Sweeps of trials that do nothing.</summary>
internal static class Sweeps
{
    /// <summary>A sweep as a candidate; <paramref name="change"/> says how it differs from one in process without config files.</summary>
    public static Candidate Of(string name, Func<SweepOptions, SweepOptions> change) => Candidate.Of(name, (run, folder) => RunAsync(change(Options(run.Items, folder))));

    public static SweepOptions Options(int trials, string folder) => new()
    {
        Experiments = [nameof(NoOp)],
        Trials = (UInt128)trials,
        Backend = "single",
        ConfigFiles = false,
        Out = folder,
    };

    public static async Task RunAsync(SweepOptions options)
    {
        var summary = await Experiments.RunAsync(options);
        if (summary.Experiments[0] is { } done && done.Completed != options.Trials)
        {
            throw new InvalidOperationException($"Only {done.Completed} of {options.Trials} completed: {done.FirstError}");
        }
    }
}
