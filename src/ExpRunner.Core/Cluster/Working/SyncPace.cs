namespace ExpRunner.Cluster.Working;

/// <summary>When the coordinator of a sweep is called, and how much work it is asked for. Guarded by its owner's lock.</summary>
/// <param name="options">The shortest times.</param>
/// <param name="lease">How long leases are.</param>
/// <param name="seed">Keeps workers that began together from calling together.</param>
internal sealed class SyncPace(ClusterWorkerOptions options, TimeSpan lease, int seed)
{
    private const int MostAhead = 4096;

    /// <summary>So many leases in an answer say that attempts are short: calls are then made less often, and carry more of them.</summary>
    private const int ManyLeases = 256;
    private const int GapForMany = 3;
    private static readonly TimeSpan ShortestDryPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDryPause = TimeSpan.FromSeconds(1);
    private readonly Random _random = new(seed);
    private long _calledAt;
    private TimeSpan _callGap = options.CallGap;
    private TimeSpan _roundTrip;
    private TimeSpan _beat = lease / 4;
    private TimeSpan _dryPause = ShortestDryPause;
    private int _failures;
    private int _ended;

    /// <summary>How long until a call may be made.</summary>
    public TimeSpan Gap => Until(_failures > 0 ? ClusterLink.PauseAfter(_failures) : _callGap);

    /// <summary>How long until one must be made, so that leases are kept.</summary>
    public TimeSpan Beat => Until(_beat);

    /// <summary>How long until it is worth asking again where there was nothing.</summary>
    public TimeSpan DryPause => Until(_dryPause);

    /// <summary>An attempt has ended.</summary>
    public void Ended() => _ended++;

    public void Calling()
    {
        _calledAt = options.Time.GetTimestamp();
        _beat = lease / 4 * (0.8 + (0.2 * _random.NextDouble()));
        _ended = 0;
    }

    /// <param name="got">How many leases came.</param>
    public void Answered(int got)
    {
        _failures = 0;
        _roundTrip = options.Time.GetElapsedTime(_calledAt);
        _callGap = options.CallGap * (got >= ManyLeases ? GapForMany : 1);
        _dryPause = got > 0 ? ShortestDryPause : Shorter(_dryPause * 2, LongestDryPause * (0.8 + (0.2 * _random.NextDouble())));
    }

    public void Failed() => _failures++;

    /// <summary>
    /// How many more attempts should wait here so that no slot runs dry until the next answer: as many as end until then by their length, but no more than
    /// a few times what has ended since the last call, for their length leaves out what it costs to hand them over.
    /// </summary>
    public int Ahead(int slots, double meanSeconds, int ready)
    {
        if (double.IsNaN(meanSeconds))
        {
            return 0;
        }
        var horizon = (2 * (_roundTrip + _callGap)) + ShortestDryPause;
        var byLength = slots * horizon.TotalSeconds / Math.Max(meanSeconds, 1e-6);
        return Math.Max(0, (int)Math.Min(Math.Min(byLength, MostAhead), (3 * _ended) + (4 * slots)) - ready);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private TimeSpan Until(TimeSpan pause)
    {
        var left = pause - options.Time.GetElapsedTime(_calledAt);
        return _calledAt == 0 || left < TimeSpan.Zero ? TimeSpan.Zero : left;
    }
}
