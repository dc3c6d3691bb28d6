using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>
/// Takes entries and keeps them in pages, each written once: what comes while a page is being written goes into the next, so that a page is as large
/// as the storage is slow. Safe for several threads.
/// </summary>
/// <param name="records">Where pages go.</param>
/// <param name="gate">Guards the coordinator.</param>
/// <param name="watcher">Learns of pages, within the gate.</param>
internal sealed class SweepLog(ISweepRecords records, Lock gate, IPageWatcher watcher)
{
    private readonly FrameWriter _next = new();
    private TaskCompletionSource _nextKept = NewKept();
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private Exception? _fault;

    /// <summary>The page that will be written next.</summary>
    public long Page { get; set; }

    /// <summary>What takes entries; within the gate only.</summary>
    public FrameWriter Writer => _next;

    /// <summary>Completes when all entries so far are on record; called within the gate, awaited outside.</summary>
    public Task KeepAsync()
    {
        if (_fault is not null)
        {
            return Task.FromException(_fault);
        }
        if (_next.Length == 0)
        {
            return _writing;
        }
        var kept = _nextKept.Task;
        if (!_isWriting)
        {
            _isWriting = true;
            _ = WriteAllAsync();
        }
        return kept;
    }

    private async Task WriteAllAsync()
    {
        await Task.Yield();
        while (true)
        {
            byte[] page;
            TaskCompletionSource kept;
            long number;
            lock (gate)
            {
                if (_next.Length == 0)
                {
                    _isWriting = false;
                    return;
                }
                (page, kept, number) = (_next.Written.ToArray(), _nextKept, Page++);
                _next.Clear();
                (_nextKept, _writing) = (NewKept(), kept.Task);
                watcher.OnCut(number, page.Length);
            }
            try
            {
                await records.AddAsync(RecordNames.Log(number), page).ConfigureAwait(false);
            }
            catch (Exception fault)
            {
                Fail(fault, kept);
                return;
            }
            lock (gate)
            {
                watcher.OnWritten(number);
            }
            kept.SetResult();
        }
    }

    /// <summary>What was to be kept is not: nothing that came after it may be either.</summary>
    private void Fail(Exception fault, TaskCompletionSource kept)
    {
        lock (gate)
        {
            _fault = fault;
            watcher.OnFailed();
            _nextKept.TrySetException(fault);
        }
        kept.SetException(fault);
    }

    private static TaskCompletionSource NewKept() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
