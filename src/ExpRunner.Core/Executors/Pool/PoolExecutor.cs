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
    private const int LargestBatch = 1024;

    /// <summary>What the runtime takes beside the heap.</summary>
    private const long RuntimeItself = 64 << 20;
    private readonly PoolOptions _options;
    private readonly WorkerSlot[] _slots;
    private readonly Watchdog _watchdog;
    private readonly ProcessMemory _memory;
    private int _started;

    public PoolExecutor(PoolOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.Slots.Count);
        _options = options;
        _memory = new ProcessMemory(options.Time);
        _slots = [.. options.Slots.Select((_, index) => SlotOf(index))];
        _watchdog = new Watchdog(options.Limits, Check);
        Slots = [.. options.Slots.Select((_, index) => new Slot(index))];
    }

    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>Batches save the way there and back; a process that runs one attempt has no use for more.</summary>
    public int BatchLimit => _options.Isolate ? 1 : LargestBatch;

    /// <summary>Starts the workers and waits for the first, so that a program that cannot be one is found out at once.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        _watchdog.Start();
        Keep();
        foreach (var slot in _slots)
        {
            slot.Prepare();
        }
        await _slots[0].ReadyAsync(cancel).ConfigureAwait(false);
    }

    public Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
        => _slots[slot.Index].RunAsync(attempts, observer, cancel);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_slots.Select(slot => slot.DisposeAsync().AsTask())).ConfigureAwait(false);
        _watchdog.Dispose();
        _options.Program?.Dispose();
        try
        {
            Directory.Delete(_options.ScratchFolder, recursive: false);
        }
        catch (IOException)
        {
            // It was never made, or others use it.
        }
    }

    /// <summary>Where the files cannot be kept the sweep runs all the same: a build in the meantime is noticed by what workers say of their code.</summary>
    private void Keep()
    {
        try
        {
            _options.Program?.Keep();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _options.Warn($"The program's files could not be kept for workers that start later ({fault.Message}): do not build it while the sweep runs.");
        }
    }

    private WorkerSlot SlotOf(int slot)
    {
        var start = new WorkerStart(Launch, slot, _options.Version, _options.CodeIdentity, _options.Isolate);
        return new WorkerSlot(new SpareWorker(start, _options.Limits, _options.Time, _options.Warn), _options.Isolate, _options.Time);
    }

    private LocalWorker Launch(int slot)
    {
        Directory.CreateDirectory(_options.ScratchFolder);
        var spool = Path.Combine(Path.GetFullPath(_options.ScratchFolder), $"{slot}-{Interlocked.Increment(ref _started)}");
        var command = _options.Program?.Moved(_options.Command) ?? _options.Command;
        return new LocalWorker(WithHeapLimit(WithBinding(command, _options.Slots[slot])), spool, _memory, _options.Limits.MaxLog, IsWakeful);
    }

    /// <summary>Whether both ends of each worker may keep a processor busy while they wait for a moment.</summary>
    private bool IsWakeful => !_options.Isolate && 2 * _slots.Length <= Environment.ProcessorCount;

    /// <summary>Devices belong to a slot, not to a process: every worker of the slot finds the same.</summary>
    private ProcessCommand WithBinding(ProcessCommand command, string binding)
        => binding.Length == 0 ? command : With(command, _options.SlotVariable, binding);

    /// <summary>
    /// What managed code takes is refused in time, as an exception that names the place; whatever else a process takes is seen when it has it, and ends it.
    /// </summary>
    private ProcessCommand WithHeapLimit(ProcessCommand command)
    {
        if (_options.Limits.Memory is not { } most)
        {
            return command;
        }
        var heap = most - Math.Min(most / 4, RuntimeItself);
        return With(command, "DOTNET_GCHeapHardLimit", $"0x{heap:x}");
    }

    private static ProcessCommand With(ProcessCommand command, string variable, string value)
        => command with { Environment = new Dictionary<string, string?>(command.Environment) { [variable] = value } };

    private void Check()
    {
        foreach (var slot in _slots)
        {
            slot.Session?.Check();
        }
    }
}
