using ExpRunner.Leases;

namespace ExpRunner.Tests.Leases;

/// <summary>Keeps what the board does before it answers; dies, and is made again from what it kept.</summary>
internal sealed class SimulatedCoordinator
{
    private readonly LeaseSimulation _world;
    private readonly List<LeaseChange> _record = [];
    private SimulatedTime _clock = new();
    private TimeSpan _clockAt;
    private LeaseBoard? _board;
    private int _life;
    private int _pending;

    public SimulatedCoordinator(LeaseSimulation world)
    {
        _world = world;
        _board = new LeaseBoard(LeaseSimulation.Rules, _clock);
        _board.Add(LeaseSimulation.Repetitions);
        _record.AddRange(_board.TakeChanges());
        world.After(1, Look);
    }

    public IReadOnlyList<LeaseChange> Record => _record;

    /// <summary>Whether everything is over, on record.</summary>
    public bool IsFinished { get; private set; }

    public void Receive(LeaseReport report, Action<LeaseOrders> answer)
    {
        if (_board is not null)
        {
            Tick();
            var orders = _board.Sync(report);
            _world.MostLeases = Math.Max(_world.MostLeases, _board.Workers.Max(worker => worker.Leases));
            Keep(() => answer(orders));
        }
    }

    public void Cancel()
    {
        if (_board is not null)
        {
            _board.Cancel();
            Keep(() => { });
        }
    }

    private void Look()
    {
        _world.After(1, Look);
        if (_board is not null)
        {
            Tick();
            if (_world.Happens(_world.Faults.Jump))
            {
                _clock.Advance(_world.Random.NextDouble() * 5 * LeaseSimulation.Rules.Length);
            }
            _board.Look();
            Keep(() => { });
        }
    }

    private void Tick()
    {
        _clock.Advance(_world.Now - _clockAt);
        _clockAt = _world.Now;
    }

    /// <summary>What happened is on record a little later, and only then anybody learns of it; or it never happened.</summary>
    private void Keep(Action told)
    {
        var changes = _board!.TakeChanges();
        var (life, isFinished) = (_life, _board.IsFinished);
        if (changes.Count > 0 && _world.Happens(_world.Faults.Crash))
        {
            // With nothing before it on its way, the last thing may have come to the record, and nobody was told.
            _record.AddRange(_pending == 0 && _world.Random.Next(2) == 0 ? changes : []);
            Die();
            return;
        }
        _pending++;
        _world.After(0.002, () =>
        {
            if (life == _life)
            {
                _pending--;
                _record.AddRange(changes);
                IsFinished |= isFinished;
                told();
            }
        });
    }

    private void Die()
    {
        _board = null;
        _pending = 0;
        _life++;
        _world.After(_world.Random.NextDouble() * 15, () =>
        {
            (_clock, _clockAt) = (new SimulatedTime(), _world.Now);
            _board = new LeaseBoard(LeaseSimulation.Rules, _clock);
            foreach (var change in _record)
            {
                _board.Replay(change);
            }
        });
    }
}
