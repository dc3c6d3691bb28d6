using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>A worker as whoever started it knows it: its streams, its end, and what it left behind.</summary>
internal interface ILaunchedWorker
{
    /// <summary>The command that started it, for messages.</summary>
    string Command { get; }

    Stream Input { get; }

    Stream Output { get; }

    /// <summary>Whether <see cref="Output"/> can be read at once; null where nobody can tell, or should look: no processor is to spare.</summary>
    Func<bool>? HasOutput { get; }

    /// <summary>Where it spools what trials print, as it is to know it.</summary>
    string Spool { get; }

    /// <summary>What it printed before it was ready.</summary>
    string Printed { get; }

    /// <summary>The bytes of memory that it and all it started have of their own; 0 where that is not known.</summary>
    long MemoryInUse { get; }

    /// <summary>How it works where it is on another machine; null: it is on this one.</summary>
    FarTerms? Far => null;

    /// <summary>The machine as outcomes name it; null: as the worker does.</summary>
    string? Host => null;

    /// <summary>Done when it has ended.</summary>
    Task<ProcessEnd> Ended { get; }

    /// <summary>Whether its end says that the way to its machine was lost, and nothing of itself.</summary>
    bool IsCutOff(ProcessEnd end) => false;

    /// <summary>Where it ended because its machine lacks something that can be sent there: sends it. True: it can be started again.</summary>
    /// <exception cref="ExecutorException">It cannot be sent, or lacks something else.</exception>
    Task<bool> RemedyAsync(ProcessEnd end, CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Ends it and all it started; by force after <paramref name="patience"/>.</summary>
    Task<ProcessEnd> EndTreeAsync(TimeSpan patience);

    /// <summary>Clears up after a worker that has ended: what is spooled, and its files, become those of <paramref name="owner"/>, or are dropped where null.</summary>
    Task<WorkerRemains> ClearAsync(Attempt? owner);
}
