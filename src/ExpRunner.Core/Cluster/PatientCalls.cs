namespace ExpRunner.Cluster;

/// <summary>Makes calls again as long as a head does not answer.</summary>
internal sealed class PatientCalls(Action<string> warn, TimeProvider time)
{
    private readonly ClusterLink _link = new(time, warn, "It is asked again until it does.");

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
        for (var failures = 1; ; failures++)
        {
            try
            {
                var answer = await call().WaitAsync(cancel).ConfigureAwait(false);
                _link.Answered();
                return answer;
            }
            catch (ClusterException fault) when (fault.IsPassing)
            {
                LastFault = fault.Message;
                _link.Failed(fault.Message);
                await Task.Delay(ClusterLink.PauseAfter(failures), time, cancel).ConfigureAwait(false);
            }
        }
    }
}
