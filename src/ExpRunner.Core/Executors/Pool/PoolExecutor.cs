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
    private readonly WorkerSlot[] _slots;
    private readonly Watchdog _watchdog;
    private int _started;

    public PoolExecutor(PoolOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1);
        _options = options;
        _slots = [.. Enumerable.Range(0, options.Workers).Select(SlotOf)];
        _watchdog = new Watchdog(options.Limits, Check);
        Slots = [.. Enumerable.Range(0, options.Workers).Select(index => new Slot(index))];
    }

    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>Starts the first worker, so that a program that cannot be one is found out at once; the others start when they are first used.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        _watchdog.Start();
        await _slots[0].ReadyAsync(cancel).ConfigureAwait(false);
    }

    public Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, Action<Attempt, Outcome> ended, CancellationToken cancel)
        => _slots[slot.Index].RunAsync(attempts, ended, cancel);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_slots.Select(slot => slot.DisposeAsync().AsTask())).ConfigureAwait(false);
        _watchdog.Dispose();
        try
        {
            Directory.Delete(_options.ScratchFolder, recursive: false);
        }
        catch (IOException)
        {
            // It was never made, or others use it.
        }
    }

    private WorkerSlot SlotOf(int slot)
        => new(new WorkerStart(Launch, slot, _options.Version, _options.CodeIdentity), _options.Limits, _options.Time, _options.Warn);

    private LocalWorker Launch(int slot)
    {
        Directory.CreateDirectory(_options.ScratchFolder);
        var spool = Path.Combine(Path.GetFullPath(_options.ScratchFolder), $"{slot}-{Interlocked.Increment(ref _started)}");
        return new LocalWorker(_options.Command, spool, _options.Limits.MaxLog);
    }

    private void Check()
    {
        foreach (var slot in _slots)
        {
            slot.Session?.Check();
        }
    }
}
