using System.Runtime.InteropServices;
using ExpRunner.Commands;
using ExpRunner.Reporting.Live;

namespace ExpRunner.Hosting.Watching;

/// <summary>Looks again and again, and shows what it sees: on a terminal all of it each time, elsewhere what has changed.</summary>
internal static class WatchSession
{
    private const int MostShown = 30;

    /// <summary>Nobody must be at work at so many looks in a row: between two sweeps of one command there is a moment without any.</summary>
    private const int IdleLooks = 2;

    /// <summary>Watches until it is told to end, or until there is nothing left to watch.</summary>
    public static int Run(IReadOnlyList<string> paths, IReadOnlyDictionary<string, bool> goals, TimeSpan every, bool untilDone, TextWriter output)
    {
        using var follower = new ResultsFollower(paths, TimeProvider.System, MostShown) { Goals = goals };
        using var stop = new ManualResetEventSlim();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using IWatchDisplay display = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb" ? new WatchLines(output) : new WatchScreen(output);
        var idle = 0;
        while (true)
        {
            var sweeps = follower.Look();
            display.Show(sweeps, follower.Missing, DateTimeOffset.UtcNow);
            idle = IsDone(sweeps, follower.Missing) ? idle + 1 : 0;
            if (untilDone && idle >= IdleLooks)
            {
                return sweeps.All(sweep => sweep.Status is { Missing: var missing, Failed.Count: 0 } && missing == 0) ? ExitCode.Ok : ExitCode.Failure;
            }
            if (stop.Wait(every))
            {
                return ExitCode.Ok;
            }
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Set();
        }
    }

    private static bool IsDone(IReadOnlyList<SweepPicture> sweeps, IReadOnlyList<string> missing)
        => missing.Count == 0 && sweeps.All(sweep => sweep.State is SweepState.Finished or SweepState.Interrupted || sweep.Problem is not null);
}
