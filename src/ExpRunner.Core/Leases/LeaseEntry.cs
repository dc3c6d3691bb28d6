using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>What a board knows of one repetition: a million of them are held.</summary>
internal struct LeaseEntry
{
    public LeaseState State;
    public AttemptStatus Status;
    public byte Losses;
    public byte Doubts;
    public ushort Tries;
    public ushort Grants;

    /// <summary>The newest lease; 0: it has had none.</summary>
    public long Fence;
}
