namespace ExpRunner.Workers;

/// <summary>
/// Keeps a thread awake for a moment before it sleeps until input comes: to wake an idle processor takes longer than a short trial does.
/// A moment in which nothing came is followed by waits without one, twice as many each time: where trials are long, or others need
/// the processor, next to nothing is lost. Not for several threads.
/// </summary>
/// <param name="hasInput">Whether reading would return at once; null: it never stays awake.</param>
/// <param name="time">The clock.</param>
internal sealed class WakefulWait(Func<bool>? hasInput, TimeProvider time)
{
    private const int MostAsleep = 1023;
    private static readonly TimeSpan Moment = TimeSpan.FromMicroseconds(50);
    private int _penalty;
    private int _asleep;

    /// <summary>Waits for input, for a moment at most.</summary>
    public void StayAwake()
    {
        if (hasInput is null || _asleep-- > 0)
        {
            return;
        }
        for (var since = time.GetTimestamp(); !hasInput();)
        {
            if (time.GetElapsedTime(since) >= Moment)
            {
                _asleep = _penalty = Math.Min((2 * _penalty) + 1, MostAsleep);
                return;
            }
        }
        _asleep = 0;
        _penalty /= 2;
    }
}
