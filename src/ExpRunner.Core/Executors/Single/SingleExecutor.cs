using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Executors.Single;

/// <summary>
/// Runs attempts in this process, one after the other, on the thread that calls: nothing is cheaper and everything can be debugged.
/// What a trial does to its process it does to the sweep; <c>pool</c> is the executor for such trials.
/// </summary>
internal sealed partial class SingleExecutor : IExecutor
{
    private readonly SingleOptions _options;
    private readonly AttemptLimits _limits;
    private readonly TimeProvider _time;
    private readonly Watchdog _watchdog;
    private readonly Dictionary<string, AttemptRunner?> _runners = new(StringComparer.Ordinal);
    private InlineAttempt? _running;

    public SingleExecutor(SingleOptions options)
    {
        (_options, _limits, _time) = (options, options.Limits, options.Time);
        _watchdog = new Watchdog(_limits, Check);
    }

    public IReadOnlyList<Slot> Slots { get; } = [new Slot(0)];

    public Task StartAsync(CancellationToken cancel)
    {
        if (_limits.HasTimeouts)
        {
            _watchdog.Start();
        }
        return Task.CompletedTask;
    }

    public async Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
    {
        using var registration = cancel.UnsafeRegister(static single => ((SingleExecutor)single!).OnCancel(), this);
        foreach (var attempt in attempts)
        {
            if (cancel.IsCancellationRequested || !await RunAsync(attempt, observer, cancel).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _watchdog.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs one attempt; false: it came to its end after it had been given up.</summary>
    private async ValueTask<bool> RunAsync(Attempt attempt, IAttemptObserver observer, CancellationToken cancel)
    {
        using var source = _limits.HasTimeouts ? CancellationTokenSource.CreateLinkedTokenSource(cancel) : null;
        var running = new InlineAttempt(attempt, observer, _time.GetTimestamp(), source);
        Volatile.Write(ref _running, running);
        if (cancel.IsCancellationRequested)
        {
            OnCancel();
        }
        var outcome = RunnerOf(attempt.Experiment) is { } runner
            ? await RunAsync(runner, running, source?.Token ?? cancel).ConfigureAwait(false)
            : EndedOutcomes.Of(AttemptStatus.Failed, $"There is no experiment '{attempt.Experiment}'.", _time, TimeSpan.Zero, _options.Worker);
        Volatile.Write(ref _running, null);
        if (running.Expired is { } why)
        {
            outcome = EndedOutcomes.Timeout(why, outcome);
        }
        else if (cancel.IsCancellationRequested)
        {
            outcome = EndedOutcomes.Cancelled(outcome);
        }
        return running.TryReport(outcome);
    }

    private async ValueTask<Outcome> RunAsync(AttemptRunner runner, InlineAttempt running, CancellationToken cancel)
    {
        using var output = _options.Output?.Begin(running.Attempt);
        using var series = new SeriesFile(running.Attempt, _time, () => Interlocked.Increment(ref running.Logged));
        return await runner.RunAsync(running.Attempt, slot: 0, series, cancel).ConfigureAwait(false);
    }

    private AttemptRunner? RunnerOf(string experiment)
    {
        if (!_runners.TryGetValue(experiment, out var runner))
        {
            runner = _options.Find(experiment) is { } found ? new AttemptRunner(found, _time, _options.Worker) { MaxLog = _options.Limits.MaxLog } : null;
            _runners.Add(experiment, runner);
        }
        return runner;
    }
}
