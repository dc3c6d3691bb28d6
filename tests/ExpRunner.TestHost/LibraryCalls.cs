using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.TestHost;

/// <summary>Sweeps started from code, as a user's program would; what came of them is printed.</summary>
internal static class LibraryCalls
{
    public static async Task<int> RunAsync(string[] call)
    {
        try
        {
            return call switch
            {
                ["run", var backend] => await RunSweepAsync(new SweepOptions { Backend = backend }, CancellationToken.None),
                ["cancel", var backend] => await CancelAsync(backend),
                ["wrong"] => await RunSweepAsync(new SweepOptions { Experiments = ["Halvin"], Repetitions = 0, MaxTries = -1, Backend = "swarm", Pick = "x" }, CancellationToken.None),
                ["load"] => Load(),
                _ => throw new ArgumentException($"unknown call {string.Join(' ', call)}"),
            };
        }
        catch (SweepException fault)
        {
            Console.WriteLine(string.Join('\n', fault.Problems));
            return 2;
        }
    }

    private static async Task<int> RunSweepAsync(SweepOptions options, CancellationToken cancel)
    {
        var summary = await Experiments.RunAsync(options, progress: null, cancel);
        var sweep = summary.Experiments.Single();
        Console.WriteLine($"{sweep.Name}: planned {sweep.Planned}, completed {sweep.Completed}, failed {sweep.Failed}, missing {sweep.Missing}, interrupted {summary.Interrupted}");
        return summary.ExitCode;
    }

    private static async Task<int> CancelAsync(string backend)
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(600));
        return await RunSweepAsync(new SweepOptions { Backend = backend, Workers = backend == "pool" ? 2 : null, Set = ["Milliseconds=10000"] }, cancel.Token);
    }

    private static int Load()
    {
        foreach (var row in SweepResults<Halving>.Load("results/Halving").OrderBy(row => row.Config.N))
        {
            Console.WriteLine($"{row.ExperimentId} N={row.Config.N} {row.Status} {row.Mean("Half").ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }
        return 0;
    }
}
