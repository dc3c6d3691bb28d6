namespace ExpRunner.Workers;

/// <summary>What a frame says.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the worker, first: who asks and how to work.</summary>
    Hello = 1,
    /// <summary>From the worker, first: who answers.</summary>
    Greeting,
    /// <summary>To the worker: run this attempt after those before it.</summary>
    Attempt,
    /// <summary>From the worker: what became of an attempt; in order.</summary>
    Outcome,
    /// <summary>To the worker: cancel what runs and forget what waits, within a range of numbers.</summary>
    Cancel,
    /// <summary>From the worker: nothing of that range runs or waits any more.</summary>
    Cancelled,
    /// <summary>From the worker: this attempt is running, and its end will take a while or its death must be told from others'.</summary>
    Started,
    /// <summary>From the worker: the running attempt printed or logged something.</summary>
    Active,
    /// <summary>From the worker: something a person should know.</summary>
    Warning,
    /// <summary>To the worker: end.</summary>
    Goodbye,
    /// <summary>Either way, where the ends share no files: a piece of a file.</summary>
    File,
    /// <summary>Either way, where the ends are on different machines: I am here; from the worker with the memory it has.</summary>
    Alive,
}
