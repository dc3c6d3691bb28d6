using Orleans.Runtime;

namespace ExpRunner.Orleans;

/// <summary>Takes what Orleans would end the process for: a silo that the others took for dead.</summary>
internal sealed class Dismissal : IFatalErrorHandler
{
    private readonly TaskCompletionSource<string> _reason = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the reason when that has happened.</summary>
    public Task<string> Reason => _reason.Task;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
        => _reason.TrySetResult(exception is null ? "it did not answer them for a while." : $"{exception.Message.TrimEnd('.')}.");
}
