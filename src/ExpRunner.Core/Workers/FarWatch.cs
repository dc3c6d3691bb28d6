namespace ExpRunner.Workers;

/// <summary>What the near end of a worker on another machine knows of the time: when to tell that it is there, and whether the worker has been silent for too long.</summary>
internal sealed class FarWatch(FarTerms terms, TimeProvider time)
{
    /// <summary>Looks come more often than this; where one comes later, this process was asleep, and heard nothing for that reason.</summary>
    private static readonly TimeSpan MostBetweenLooks = TimeSpan.FromSeconds(1);
    private long _last = time.GetTimestamp();
    private long _heard = -1;
    private TimeSpan _silent;
    private TimeSpan _sinceBeat;

    /// <summary>How long nothing was heard, in words.</summary>
    public string Silence => FormattableString.Invariant($"nothing was heard of its worker for {terms.Silence.TotalSeconds:0.#} s");

    /// <summary>Looks.</summary>
    /// <param name="heard">Counts what was read.</param>
    /// <param name="isBeatDue">Whether it is time to tell that this end is there.</param>
    /// <returns>Whether the worker is taken for lost.</returns>
    public bool Look(long heard, out bool isBeatDue)
    {
        var now = time.GetTimestamp();
        var passed = time.GetElapsedTime(_last, now);
        _last = now;
        _silent = heard == _heard ? _silent + (passed < MostBetweenLooks ? passed : MostBetweenLooks) : TimeSpan.Zero;
        _heard = heard;
        _sinceBeat += passed;
        isBeatDue = _sinceBeat >= terms.Beat;
        _sinceBeat = isBeatDue ? TimeSpan.Zero : _sinceBeat;
        return _silent >= terms.Silence;
    }
}
