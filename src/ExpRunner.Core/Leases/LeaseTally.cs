using ExpRunner.Sweeps;

namespace ExpRunner.Leases;

/// <summary>Counts repetitions by their state.</summary>
internal struct LeaseTally
{
    private int _completed;
    private int _failed;
    private int _cancelled;

    /// <summary>May be run, now or when their next try is due.</summary>
    public int Waiting;

    /// <summary>One more is over.</summary>
    public void Finish(AttemptStatus status)
    {
        switch (status)
        {
            case AttemptStatus.Completed:
                _completed++;
                break;
            case AttemptStatus.Cancelled:
                _cancelled++;
                break;
            default:
                _failed++;
                break;
        }
    }

    /// <summary>All of them, with those that workers have.</summary>
    public readonly LeaseCounts With(int leased) => new(Waiting, leased, _completed, _failed, _cancelled);
}
