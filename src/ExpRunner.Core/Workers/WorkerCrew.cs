using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>The slots of an executor that runs attempts in workers, and who looks at their limits.</summary>
internal sealed class WorkerCrew : IAsyncDisposable
{
    private const int LargestBatch = 1024;

    /// <summary>What the runtime takes beside the heap.</summary>
    private const long RuntimeItself = 64 << 20;
    private readonly CrewRules _rules;
    private readonly WorkerSlot[] _slots;
    private readonly Watchdog _watchdog;

    /// <param name="slots">How many there are.</param>
    /// <param name="rules">How they work.</param>
    /// <param name="launch">Starts a worker for a slot.</param>
    public WorkerCrew(int slots, CrewRules rules, Func<int, ILaunchedWorker> launch)
    {
        _rules = rules;
        _slots = [.. Enumerable.Range(0, slots).Select(slot => SlotOf(slot, launch))];
        _watchdog = new Watchdog(rules.Limits, Check);
        Slots = [.. Enumerable.Range(0, slots).Select(slot => new Slot(slot))];
    }

    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>Batches save the way there and back; a process that runs one attempt has no use for more.</summary>
    public int BatchLimit => _rules.Isolate ? 1 : LargestBatch;

    public WorkerSlot this[Slot slot] => _slots[slot.Index];

    /// <summary>Starts the workers without waiting for them.</summary>
    /// <param name="isMeant">Those of which slots; null: of all.</param>
    public void Start(Predicate<Slot>? isMeant = null)
    {
        _watchdog.Start();
        foreach (var slot in Slots.Where(slot => isMeant?.Invoke(slot) ?? true))
        {
            this[slot].Prepare();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_slots.Select(slot => slot.DisposeAsync().AsTask())).ConfigureAwait(false);
        _watchdog.Dispose();
    }

    /// <summary>
    /// The variables of a slot's workers. Devices belong to a slot, not to a process: every worker of the slot finds the same. What managed code takes
    /// beyond its limit is refused in time, as an exception that names the place; whatever else a process takes is seen when it has it, and ends it.
    /// </summary>
    /// <param name="slotVariable">The variable in which they find what their slot binds.</param>
    /// <param name="binding">What it binds; empty text: nothing.</param>
    /// <param name="memory">The most memory; null: as much as there is.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Variables(string slotVariable, string binding, long? memory)
    {
        if (binding.Length > 0)
        {
            yield return new(slotVariable, binding);
        }
        if (memory is { } most)
        {
            yield return new("DOTNET_GCHeapHardLimit", $"0x{most - Math.Min(most / 4, RuntimeItself):x}");
        }
    }

    private WorkerSlot SlotOf(int slot, Func<int, ILaunchedWorker> launch)
    {
        var start = new WorkerStart(launch, slot, _rules.Version, _rules.CodeIdentity, _rules.Isolate);
        return new WorkerSlot(new SpareWorker(start, _rules.Limits, _rules.Time, _rules.Warn), _rules.Isolate, _rules.Time);
    }

    private void Check()
    {
        foreach (var slot in _slots)
        {
            slot.Session?.Check();
        }
    }
}
