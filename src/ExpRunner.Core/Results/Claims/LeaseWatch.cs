namespace ExpRunner.Results;

/// <summary>
/// Finds out which of the other runners are dead. One on this machine is once the system has let its lock go; one elsewhere, or a frozen one,
/// is when its heartbeat has not moved for its lease by this process's own monotonic clock. What passes between two looks counts only up
/// to a quarter of a lease, so that an observer which was itself asleep does not take all others for dead.
/// </summary>
internal sealed class LeaseWatch(SweepFolder folder, BoardFiles boards, string machine, TimeProvider time)
{
    private readonly Dictionary<string, (string Beat, TimeSpan Age, long At)> _seen = [];

    /// <summary>Whether the system says that the runner's process has ended; false where it cannot know.</summary>
    public bool IsGone(ClaimHolder holder)
        => holder.Machine == machine && machine.Length > 0 && !FolderLock.IsHeld(folder.Files, Heartbeat.LockOf(boards, holder.Id));

    /// <summary>Looks at a runner once more; whether it has lost its claims.</summary>
    public bool IsDead(ClaimHolder holder)
    {
        if (IsGone(holder))
        {
            return true;
        }
        var (beat, now) = (BeatOf(holder), time.GetTimestamp());
        var age = _seen.TryGetValue(holder.Id, out var seen) && seen.Beat == beat
            ? seen.Age + (time.GetElapsedTime(seen.At, now) is var gap && gap < holder.Lease / 4 ? gap : holder.Lease / 4)
            : TimeSpan.Zero;
        _seen[holder.Id] = (beat, age, now);
        return age >= holder.Lease;
    }

    private string BeatOf(ClaimHolder holder)
    {
        try
        {
            return System.Text.Encoding.ASCII.GetString(folder.Read(Heartbeat.AliveOf(boards, holder.Id)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SweepStoreException)
        {
            return "";
        }
    }
}
