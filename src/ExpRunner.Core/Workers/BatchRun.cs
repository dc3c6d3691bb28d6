using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>Attempts that were sent to one worker together, and how far it got.</summary>
internal sealed class BatchRun(IReadOnlyList<Attempt> attempts, int first, int count, IAttemptObserver observer)
{
    private readonly int _first = first;
    private readonly int _end = first + count;

    // Whoever awaits goes on at once on the thread that read the last outcome: a change of threads costs more than a short trial.
    private readonly TaskCompletionSource<BatchEnd> _ending = new();

    public int First => _first;

    public int Count => _end - _first;

    /// <summary>The index of the first attempt without an outcome.</summary>
    public int Next { get; set; } = first;

    public bool IsComplete => Next == _end;

    public Attempt Current => attempts[Next];

    /// <summary>The number of the first attempt on the worker's stream.</summary>
    public int FirstSequence { get; set; }

    public int Sequence => FirstSequence + Next - _first;

    public int LastSequence => FirstSequence + Count - 1;

    /// <summary>The worker was there to take the whole batch.</summary>
    public bool IsSent { get; set; }

    /// <summary>The worker said that the current attempt runs, so that its death is this attempt's doing.</summary>
    public bool IsStarted { get; set; }

    /// <summary>
    /// Whether the worker's death is the current attempt's doing: it was running for sure, or it was the only one that can have been.
    /// A kill from outside may have come before it began, and a trial so short may as well run again.
    /// </summary>
    public bool IsBlamedFor(ProcessEnd end) => IsStarted || (IsSent && Next == _end - 1 && !DeathReport.IsFromOutside(end));

    /// <summary>The limit that the current attempt broke: it was told to end, or its worker is being ended.</summary>
    public (AttemptStatus Status, string Why)? Broken { get; set; }

    /// <summary>The current attempt's code has ended, and its files are on their way: its limits count no more.</summary>
    public bool IsDelivering { get; set; }

    /// <summary>Why the files of the current attempt cannot be kept here.</summary>
    public string? FileFault { get; set; }

    /// <summary>The sweep was stopped.</summary>
    public bool IsCancelled { get; set; }

    public Task<BatchEnd> End => _ending.Task;

    public Attempt this[int index] => attempts[index];

    /// <summary>Whether the worker is on another machine.</summary>
    public bool IsFar { get; set; }

    /// <summary>An attempt as the worker is to know it.</summary>
    public Attempt ForWorker(int index) => IsFar ? FarPaths.Of(attempts[index]) : attempts[index];

    /// <summary>Passes an outcome on; where that fails, whoever awaits the end learns it.</summary>
    public void Report(Attempt attempt, Outcome outcome)
    {
        try
        {
            observer.Ended(attempt, outcome);
        }
        catch (Exception fault)
        {
            _ending.TrySetException(fault);
        }
    }

    public void Finish(BatchEnd end) => _ending.TrySetResult(end);
}
