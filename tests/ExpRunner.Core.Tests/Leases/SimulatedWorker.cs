using ExpRunner.Leases;
using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Leases;

/// <summary>Runs what its ledger holds, reports twice a second, dies and stands still.</summary>
internal sealed class SimulatedWorker(LeaseSimulation world, string name)
{
    /// <summary>How many repetitions it has ready beside those that run.</summary>
    public const int Queue = 2;
    private readonly LeaseLedger _ledger = new(name);
    private readonly Queue<Lease> _ready = new();
    private readonly Dictionary<long, LeaseEnd> _told = [];
    private readonly HashSet<long> _ending = [];
    private int _running;
    private bool _isDead;
    private TimeSpan _sleepsUntil;

    public void Start() => Report();

    private void Report()
    {
        if (_isDead)
        {
            return;
        }
        if (world.Happens(world.Faults.Death))
        {
            Die();
            return;
        }
        if (world.Happens(world.Faults.Freeze))
        {
            _sleepsUntil = world.Now + (world.Random.NextDouble() * 3 * LeaseSimulation.Rules.Length);
        }
        var report = _ledger.Report(LeaseSimulation.Slots - _running, ahead: Queue - _ready.Count, _ => !world.Happens(world.Faults.Untold));
        foreach (var end in report.Ended)
        {
            _told[end.Lease.Fence] = end;
        }
        world.Send(() => world.Coordinator.Receive(report, orders => world.Send(() => Awake(() => Follow(orders)))));
        world.After(0.5, () => Awake(Report));
    }

    /// <summary>Does it now, or when it has woken, or never.</summary>
    private void Awake(Action action)
    {
        if (_sleepsUntil > world.Now)
        {
            world.After((_sleepsUntil - world.Now).TotalSeconds, () => Awake(action));
        }
        else if (!_isDead)
        {
            action();
        }
    }

    private void Follow(LeaseOrders orders)
    {
        var (leases, dropped) = _ledger.Follow(orders);
        foreach (var fence in orders.Acknowledged)
        {
            if (_told.Remove(fence, out var end))
            {
                world.Acknowledged.Add(end);
            }
        }
        _ending.UnionWith(dropped.Select(lease => lease.Fence));
        foreach (var lease in leases)
        {
            _ready.Enqueue(lease);
        }
        Begin();
    }

    private void Begin()
    {
        while (!_isDead && _running < LeaseSimulation.Slots && _ready.TryDequeue(out var lease))
        {
            if (_ledger.TryBegin(lease))
            {
                Run(lease);
            }
        }
    }

    private void Run(Lease lease)
    {
        world.Begun[lease.Number]++;
        if (lease.Number < world.Faults.Poisonous)
        {
            Die();
            return;
        }
        _running++;
        world.After(0.1 + (3 * world.Random.NextDouble()), () => Awake(() => End(lease)));
    }

    private void End(Lease lease)
    {
        _running--;
        var status = _ending.Contains(lease.Fence) ? AttemptStatus.Cancelled : world.Random.NextDouble() < world.Faults.Failure ? AttemptStatus.Failed : AttemptStatus.Completed;
        if (status == AttemptStatus.Completed)
        {
            world.Completed[lease.Number].Add(lease.Fence);
        }
        _ledger.End(lease, status);
        Begin();
    }

    private void Die()
    {
        _isDead = true;
        world.After(world.Random.NextDouble() * 20, world.AddWorker);
    }
}
