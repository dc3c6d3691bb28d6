using ExpRunner.Execution;

namespace ExpRunner.Nodes.Slurm;

/// <summary>Tells a task from time to time that it is still wanted.</summary>
internal sealed class SlurmBeat : IAsyncDisposable
{
    private readonly OwnedProcess _process;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _beating;

    private SlurmBeat(OwnedProcess process, TimeSpan every, TimeProvider time)
    {
        _process = process;
        _beating = Task.Run(() => BeatAsync(every, time), CancellationToken.None);
    }

    /// <summary>Whether the task is gone, or the way to it.</summary>
    public bool IsGone => _process.Ended.IsCompleted;

    /// <summary>Starts it.</summary>
    /// <exception cref="NodeException">srun cannot be started.</exception>
    public static SlurmBeat Start(ProcessCommand command, TimeSpan silence, TimeProvider time)
    {
        try
        {
            return new SlurmBeat(OwnedProcess.Start(command), silence / 4, time);
        }
        catch (ExecutorException fault)
        {
            throw new NodeException(fault.Message, fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        await _process.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
        _process.Dispose();
        _end.Dispose();
    }

    private async Task BeatAsync(TimeSpan every, TimeProvider time)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            do
            {
                await _process.Input.WriteAsync("\n"u8.ToArray(), _end.Token).ConfigureAwait(false);
                await _process.Input.FlushAsync(_end.Token).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It is over, or the task is.
        }
    }
}
