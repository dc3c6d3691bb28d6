namespace ExpRunner.Kills;

/// <summary>What was done and found, of one kind of harm.</summary>
internal sealed class Tally
{
    public int Rounds { get; set; }

    public int Kills { get; set; }

    public int Restarts { get; set; }

    /// <summary>Second runners that were not let into a folder.</summary>
    public int Refused { get; set; }

    /// <summary>Attempts whose end a runner told of.</summary>
    public int Ends { get; set; }

    /// <summary>Repetitions that completed more than once.</summary>
    public int Twice { get; set; }

    public int SetAside { get; set; }

    public int Checks { get; set; }

    public int Faults { get; set; }

    public double Seconds { get; set; }

    public void Add(Tally other)
    {
        Rounds += other.Rounds;
        Kills += other.Kills;
        Restarts += other.Restarts;
        Refused += other.Refused;
        Ends += other.Ends;
        Twice += other.Twice;
        SetAside += other.SetAside;
        Checks += other.Checks;
        Faults += other.Faults;
        Seconds += other.Seconds;
    }
}
