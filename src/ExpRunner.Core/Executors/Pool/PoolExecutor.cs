using ExpRunner.Execution;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Pool;

/// <summary>
/// Runs attempts in worker processes of the same program: what a trial does to its process is an outcome, and the next trial gets a new one.
/// Outcomes are reported, and <see cref="RunAsync"/> completes, on the thread that reads from the worker: whoever awaits it must not block there.
/// </summary>
internal sealed class PoolExecutor : IExecutor
{
    private readonly PoolOptions _options;
    private readonly WorkerCrew _crew;
    private readonly WorkerPlace _place;

    public PoolExecutor(PoolOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.Slots.Count);
        _options = options;
        _crew = new WorkerCrew(options.Slots.Count, options, Launch);
        _place = new WorkerPlace(options.Command, options.Program, options.ScratchFolder, options);
    }

    public IReadOnlyList<Slot> Slots => _crew.Slots;

    public int BatchLimit => _crew.BatchLimit;

    /// <summary>Starts the workers and waits for the first, so that a program that cannot be one is found out at once.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        _place.Keep();
        _crew.Start();
        await _crew[Slots[0]].ReadyAsync(cancel).ConfigureAwait(false);
    }

    public Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
        => _crew[slot].RunAsync(attempts, observer, cancel);

    public async ValueTask DisposeAsync()
    {
        await _crew.DisposeAsync().ConfigureAwait(false);
        _place.Dispose();
    }

    private LocalWorker Launch(int slot) => _place.Launch(slot, _options.SlotVariable, _options.Slots[slot], IsWakeful);

    /// <summary>Whether both ends of each worker may keep a processor busy while they wait for a moment.</summary>
    private bool IsWakeful => !_options.Isolate && 2 * Slots.Count <= Environment.ProcessorCount;
}
