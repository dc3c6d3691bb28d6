namespace ExpRunner.Cluster;

/// <summary>Whether heads answer; says once that they do not, and once that they do again. Safe for several threads.</summary>
/// <param name="time">The clock.</param>
/// <param name="warn">Takes what is said.</param>
/// <param name="meanwhile">What happens as long as they do not.</param>
internal sealed class ClusterLink(TimeProvider time, Action<string> warn, string meanwhile)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private long _answeredAt = time.GetTimestamp();
    private bool _isDown;

    /// <summary>How long nobody has answered.</summary>
    public TimeSpan Silence
    {
        get
        {
            lock (_gate)
            {
                return time.GetElapsedTime(_answeredAt);
            }
        }
    }

    /// <summary>How long to wait before a call is made again that has failed so often.</summary>
    public static TimeSpan PauseAfter(int failures)
    {
        var pause = ShortestPause * Math.Pow(2, Math.Min(failures - 1, 10));
        return pause < LongestPause ? pause : LongestPause;
    }

    public void Answered()
    {
        lock (_gate)
        {
            _answeredAt = time.GetTimestamp();
            if (!_isDown)
            {
                return;
            }
            _isDown = false;
        }
        warn("The cluster answers again.");
    }

    public void Failed(string why)
    {
        lock (_gate)
        {
            if (_isDown)
            {
                return;
            }
            _isDown = true;
        }
        warn($"The cluster does not answer ({why}). {meanwhile}");
    }
}
