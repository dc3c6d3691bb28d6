using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>Runs what a worker is sent, in order, on the thread that calls.</summary>
internal sealed class WorkerLoop(WorkerOptions options, Hello hello, WorkerInbox inbox, WorkerOutbox outbox, TrialOutput output, OutgoingFiles? files)
{
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<string, AttemptRunner?> _runners = new(StringComparer.Ordinal);
    private readonly WorkerWatch _watch = new(inbox, outbox, output, files, hello.TellsActivity);
    private readonly string _worker = new Greeting { Version = "", Host = options.Host, ProcessId = options.ProcessId }.Worker;

    /// <summary>Works until told to end.</summary>
    public void Run()
    {
        _watch.Start();
        AppDomain.CurrentDomain.ProcessExit += OnEnd;
        AppDomain.CurrentDomain.UnhandledException += OnEnd;
        do
        {
            while (inbox.TryNext(out var running))
            {
                Run(running);
            }
            if (inbox.TakeCancelled() is { } last)
            {
                outbox.AddCancelled(last);
            }
            outbox.Flush();
        }
        while (inbox.Wait());
        AppDomain.CurrentDomain.ProcessExit -= OnEnd;
        AppDomain.CurrentDomain.UnhandledException -= OnEnd;
    }

    private void Run(RunningAttempt running)
    {
        var attempt = running.Attempt;
        output.Begin(attempt);
        files?.Begin(running);
        _watch.Wake();
        var outcome = RunAttempt(running);
        var wasTold = running.WasTold;
        var hasFiles = output.End(attempt);
        hasFiles |= files?.End(running) ?? false;
        inbox.Done();
        outbox.Add(running, wasTold, outcome, now: hasFiles || running.IsAnnounced);
    }

    private Outcome RunAttempt(RunningAttempt running)
    {
        var attempt = running.Attempt;
        if (inbox.Needed?.Fault is { } missing && attempt.Needed.Count > 0)
        {
            return Failed($"What it needs of other trials could not be brought to this machine: {missing}");
        }
        using var series = new SeriesFile(attempt, options.Time, () => OnLog(running));
        return RunnerOf(attempt.Experiment) is { } runner
            ? Wait(runner.RunAsync(attempt, hello.Slot, series, running.Cancel))
            : Failed($"The worker knows no experiment '{attempt.Experiment}'.");
    }

    private static Outcome Wait(ValueTask<Outcome> outcome)
        => outcome.IsCompletedSuccessfully ? outcome.Result : outcome.AsTask().GetAwaiter().GetResult();

    /// <summary>From here on the attempt leaves traces: if the process dies, it must not be taken for one that had not begun.</summary>
    private void OnLog(RunningAttempt running)
    {
        outbox.Announce(running, Timeout.InfiniteTimeSpan);
        running.CountLogged();
    }

    /// <summary>The trial ends the process: say which one did.</summary>
    private void OnEnd(object? sender, EventArgs e)
    {
        if (inbox.Current is { } running)
        {
            outbox.Announce(running, LastWords);
        }
    }

    private AttemptRunner? RunnerOf(string experiment)
    {
        if (!_runners.TryGetValue(experiment, out var runner))
        {
            runner = options.Find(experiment) is { } found ? new AttemptRunner(found, options.Time, _worker) { MaxLog = hello.MaxLog } : null;
            _runners.Add(experiment, runner);
        }
        return runner;
    }

    private Outcome Failed(string why) => new()
    {
        Status = AttemptStatus.Failed,
        Error = why,
        StartedAt = options.Time.GetUtcNow(),
        Duration = TimeSpan.Zero,
    };
}
