using ExpRunner.Leases;

namespace ExpRunner.Tests.Leases;

/// <summary>A coordinator, workers and the messages between them on a simulated clock, with seeded faults: the same seed gives the same course.</summary>
internal sealed class LeaseSimulation
{
    public const int Repetitions = 60;
    public const int Slots = 2;
    public static readonly LeaseRules Rules = new()
    {
        Length = TimeSpan.FromSeconds(10),
        Retries = new RetryRules { MaxTries = 3, Backoff = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromSeconds(3) },
    };
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5000);
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> _events = new();
    private long _order;
    private int _names;

    public LeaseSimulation(int seed, Faults faults, int workers = 3)
    {
        Random = new Random(seed);
        Faults = faults;
        Coordinator = new SimulatedCoordinator(this);
        for (var i = 0; i < workers; i++)
        {
            AddWorker();
        }
    }

    public Random Random { get; }

    public Faults Faults { get; }

    public TimeSpan Now { get; private set; }

    public SimulatedCoordinator Coordinator { get; }

    /// <summary>How often each repetition was begun.</summary>
    public int[] Begun { get; } = new int[Repetitions];

    /// <summary>The leases under which each was completed.</summary>
    public List<long>[] Completed { get; } = [.. Enumerable.Range(0, Repetitions).Select(_ => new List<long>())];

    /// <summary>Ends of which a worker was told that they are on record, or nobody's concern.</summary>
    public List<LeaseEnd> Acknowledged { get; } = [];

    public bool Happens(double probability) => Now.TotalSeconds < Faults.Until && Random.NextDouble() < probability;

    public void AddWorker() => new SimulatedWorker(this, $"w{_names++}").Start();

    public void After(double seconds, Action action) => _events.Enqueue(action, (Now + TimeSpan.FromSeconds(seconds), _order++));

    /// <summary>Sends a message: it comes soon, late, twice or not at all.</summary>
    public void Send(Action deliver)
    {
        for (var copies = Happens(Faults.Twice) ? 2 : 1; copies > 0; copies--)
        {
            if (!Happens(Faults.Loss))
            {
                After(Happens(Faults.Delay) ? Random.NextDouble() * 2 * Rules.Length.TotalSeconds : Faults.Latency * Random.NextDouble(), deliver);
            }
        }
    }

    /// <summary>The most leases any worker had at a time, as the board knows it.</summary>
    public int MostLeases { get; set; }

    /// <summary>Runs until everything is over; false: it did not come to an end.</summary>
    public bool Run()
    {
        while (_events.TryDequeue(out var next, out var at) && at.At < Limit)
        {
            Now = at.At;
            next();
            if (Coordinator.IsFinished)
            {
                return true;
            }
        }
        return false;
    }
}
