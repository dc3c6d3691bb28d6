namespace ExpRunner.Tests.Leases;

/// <summary>What goes wrong in a simulated cluster, as probabilities; none of it after <see cref="Until"/>, so that the end must come.</summary>
internal sealed record Faults
{
    public static readonly Faults None = new();

    /// <summary>The longest a message takes that nothing happens to, in seconds.</summary>
    public double Latency { get; init; } = 0.02;

    /// <summary>A message is lost.</summary>
    public double Loss { get; init; }

    /// <summary>A message comes twice.</summary>
    public double Twice { get; init; }

    /// <summary>A message takes up to two leases instead of milliseconds, and so comes after later ones.</summary>
    public double Delay { get; init; }

    /// <summary>A worker dies, each time it reports; another takes its place.</summary>
    public double Death { get; init; }

    /// <summary>A worker stands still for up to three leases, each time it reports.</summary>
    public double Freeze { get; init; }

    /// <summary>The coordinator dies, each time it is about to keep something.</summary>
    public double Crash { get; init; }

    /// <summary>The coordinator's clock jumps by up to five leases, each time it looks.</summary>
    public double Jump { get; init; }

    /// <summary>What has ended is not told, each time it could be.</summary>
    public double Untold { get; init; }

    /// <summary>A repetition fails, each time it runs.</summary>
    public double Failure { get; init; }

    /// <summary>Repetitions with a number below this end the worker that begins them.</summary>
    public int Poisonous { get; init; }

    /// <summary>When it stops, in seconds.</summary>
    public double Until { get; init; } = 300;

    /// <summary>Faults of all kinds, of different strength for each seed.</summary>
    public static Faults Of(int seed)
    {
        var random = new Random(seed);
        double Some(double most) => random.Next(3) == 0 ? 0 : most * random.NextDouble();
        return new Faults
        {
            Loss = Some(0.3),
            Twice = Some(0.3),
            Delay = Some(0.2),
            Death = Some(0.05),
            Freeze = Some(0.05),
            Crash = Some(0.05),
            Jump = Some(0.05),
            Failure = Some(0.4),
            Poisonous = random.Next(4) == 0 ? random.Next(3) : 0,
            Untold = Some(0.5),
        };
    }
}
