using ExpRunner.Reporting.Live;
using ModelContextProtocol;

namespace ExpRunner.Mcp;

/// <summary>Tells a client how far the sweeps of a folder are that somebody works on, whenever that changes.</summary>
internal sealed class ProgressTeller(string folder, IProgress<ProgressNotificationValue> progress)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(0.5);
    private int _told;

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task TellAsync(CancellationToken cancel)
    {
        using var follower = new ResultsFollower([folder], TimeProvider.System, mostShown: 0);
        try
        {
            while (true)
            {
                await Task.Delay(Every, cancel).ConfigureAwait(false);
                Tell(follower.Look());
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    private void Tell(IReadOnlyList<SweepPicture> sweeps)
    {
        SweepPicture[] running = [.. sweeps.Where(sweep => sweep is { State: SweepState.Running, Status: not null })];
        var ended = running.Sum(sweep => sweep.Ended);
        if (ended <= _told)
        {
            return;
        }
        _told = ended;
        progress.Report(new()
        {
            Progress = ended,
            Total = running.Sum(sweep => (float)sweep.Status!.Planned),
            Message = string.Join("; ", running.Select(sweep => FormattableString.Invariant($"{sweep.Name}: {sweep.Ended} of {sweep.Status!.Planned}, {sweep.Status.Failed.Values.Sum()} failed"))),
        });
    }
}
