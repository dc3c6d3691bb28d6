namespace ExpRunner.Execution;

/// <summary>Brings the repetitions of a sweep to an executor, and what becomes of them on record.</summary>
internal interface IWorkRun
{
    /// <summary>Whether it ended because too many repetitions failed.</summary>
    bool GaveUp { get; }

    /// <summary>Whether somebody else ended it before it was done.</summary>
    bool WasEnded { get; }

    /// <summary>Whether somebody else wants no more of it to run.</summary>
    bool WasCancelled { get; }

    /// <summary>Runs until nothing is left.</summary>
    /// <param name="stop">Starts nothing new; what runs may finish.</param>
    /// <param name="kill">Ends what runs.</param>
    Task RunAsync(CancellationToken stop, CancellationToken kill);

    /// <summary>Ends what runs now, to be run again by another start, and goes on with what waits.</summary>
    void Drop()
    {
    }
}
