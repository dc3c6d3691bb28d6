using ExpRunner.Cluster;
using ExpRunner.Leases;

namespace ExpRunner.Orleans.TestNode;

/// <summary>Submits a sweep and takes its results, and asks again whatever fails for now.</summary>
internal sealed class NodeDriver(ICoordinator sweep)
{
    public static SweepTerms Terms { get; } = new() { Experiment = "Act", Version = "1", CodeIdentity = "c", Rules = new LeaseRules { Length = TimeSpan.FromSeconds(5) } };

    /// <summary>How many calls failed and were made again.</summary>
    public int Failures { get; private set; }

    /// <summary>What has ended, in order.</summary>
    public List<ClusterOutcome> Outcomes { get; } = [];

    public async Task SubmitAsync(int count)
    {
        await AskAsync(() => sweep.OpenAsync(Terms));
        SubmittedAttempt[] attempts = [.. Enumerable.Range(0, count).Select(static i => new SubmittedAttempt((UInt128)i, 1, BitConverter.GetBytes((long)i)))];
        await DoAsync(() => sweep.SubmitAsync(attempts));
    }

    /// <summary>Takes results until so many have ended.</summary>
    public async Task TakeAsync(int count)
    {
        for (long from = Outcomes.Count; from < count;)
        {
            var page = await AskAsync(() => sweep.ResultsAsync(from));
            Outcomes.AddRange(page.Outcomes);
            from = page.Next;
            if (page.Outcomes.Count == 0)
            {
                await Task.Delay(20);
            }
        }
    }

    public Task CloseAsync() => DoAsync(sweep.CloseAsync);

    private Task DoAsync(Func<Task> ask) => AskAsync(async () =>
    {
        await ask();
        return true;
    });

    private async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (ClusterException fault) when (fault.IsPassing && Failures++ < 1000)
            {
                await Task.Delay(20);
            }
        }
    }
}
