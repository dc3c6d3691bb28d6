using ExpRunner.Results;

namespace ExpRunner.Execution;

/// <summary>Reads what other runners of a folder record while trials wait for them, at the claims' pace and never more than a share of the time.</summary>
internal sealed class OthersWatch : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Of the time that a reading takes.</summary>
    private const int ShareOfReading = 30;

    private readonly SweepStore _store;
    private readonly SweepClaims _claims;
    private readonly TimeProvider _time;
    private readonly Action _woken;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private SweepStore? _news;
    private bool _isDisposed;

    /// <param name="store">The folder.</param>
    /// <param name="claims">Who works on it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="woken">Called when there may be something new.</param>
    public OthersWatch(SweepStore store, SweepClaims claims, TimeProvider time, Action woken)
    {
        (_store, _claims, _time, _woken) = (store, claims, time, woken);
        _timer = time.CreateTimer(_ => Look(), null, Pace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The folder as it is now, where others have done something since; whoever takes it closes it.</summary>
    public SweepStore? TakeNews() => Interlocked.Exchange(ref _news, null);

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer.Dispose();
            TakeNews()?.Dispose();
        }
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }
            var start = _time.GetTimestamp();
            try
            {
                if (_claims.IsShared)
                {
                    Read();
                    _woken();
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SweepStoreException or EvictedException)
            {
                // The next look finds out.
            }
            var took = ShareOfReading * _time.GetElapsedTime(start);
            _timer.Change(took > Pace ? took : Pace, Timeout.InfiniteTimeSpan);
        }
    }

    private void Read()
    {
        var others = _claims.OthersMoves();
        if (_store.TryReadOthers(_claims.Others, others is not null) is { } news)
        {
            Interlocked.Exchange(ref _news, news)?.Dispose();
        }
        if (others is not null)
        {
            _claims.KnowsOthers(others);
        }
    }
}
