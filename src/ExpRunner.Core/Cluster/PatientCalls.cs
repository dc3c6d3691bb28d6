namespace ExpRunner.Cluster;

/// <summary>Makes calls again as long as a head does not answer; says once that it does not, and once that it does again.</summary>
internal sealed class PatientCalls(Action<string> warn, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly Backoff _pause = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2));
    private long _failingSince = -1;
    private bool _isSaid;

    /// <summary>Why the last call that failed did.</summary>
    public string LastFault { get; private set; } = "it was not asked";

    /// <summary>Makes a call that has no answer.</summary>
    public Task AskAsync(Func<Task> call, CancellationToken cancel) => AskAsync(async () =>
    {
        await call().ConfigureAwait(false);
        return true;
    }, cancel);

    /// <summary>Makes a call until it is answered.</summary>
    /// <exception cref="ClusterException">Asking again does not help.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> has fired.</exception>
    public async Task<T> AskAsync<T>(Func<Task<T>> call, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var answer = await call().WaitAsync(cancel).ConfigureAwait(false);
                Answered();
                return answer;
            }
            catch (ClusterException fault) when (fault.IsPassing)
            {
                Failed(fault);
                await _pause.WaitAsync(time, cancel).ConfigureAwait(false);
            }
        }
    }

    private void Answered()
    {
        if (_isSaid)
        {
            warn("The cluster answers again.");
        }
        (_failingSince, _isSaid) = (-1, false);
        _pause.Reset();
    }

    private void Failed(ClusterException fault)
    {
        LastFault = fault.Message;
        _failingSince = _failingSince < 0 ? time.GetTimestamp() : _failingSince;
        if (!_isSaid && time.GetElapsedTime(_failingSince) > Patience)
        {
            _isSaid = true;
            warn($"The cluster does not answer ({fault.Message}); it is asked again until it does.");
        }
    }
}
