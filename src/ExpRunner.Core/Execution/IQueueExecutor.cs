using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// Runs attempts by a schedule of its own, on machines that come and go, and goes on when this process has ended: it tries again what failed, and keeps
/// what has ended until it is told that nobody needs it any more.
/// </summary>
public interface IQueueExecutor : IAsyncDisposable
{
    /// <summary>Makes ready; fails with <see cref="ExecutorException"/> when it cannot be reached.</summary>
    Task StartAsync(CancellationToken cancel);

    /// <summary>Takes attempts in, each the first of its repetition that is not on record; one that it has already is not run once more.</summary>
    /// <param name="attempts">The attempts.</param>
    /// <param name="cancel">Ends the wait for an answer.</param>
    /// <returns>What has ended already of these repetitions, from those attempts on, in order: it was submitted earlier, by a process that has gone.</returns>
    Task<IReadOnlyList<QueueOutcome>> SubmitAsync(IReadOnlyList<Attempt> attempts, CancellationToken cancel);

    /// <summary>What has ended since it was asked last, be it of what this process submitted or not; waits a short while where nothing has.</summary>
    Task<QueueNews> TakeAsync(CancellationToken cancel);

    /// <summary>Begins nothing more.</summary>
    /// <param name="endsRunning">Whether what runs is ended, or may finish.</param>
    /// <param name="cancel">Ends the wait for an answer.</param>
    Task CancelAsync(bool endsRunning, CancellationToken cancel);

    /// <summary>Forgets all that was submitted: it is on record here.</summary>
    Task CloseAsync(CancellationToken cancel);
}
