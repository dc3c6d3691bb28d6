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

    /// <summary>Done when it has ended.</summary>
    Task<ProcessEnd> Ended { get; }

    /// <summary>Ends it and all it started; by force after <paramref name="patience"/>.</summary>
    Task<ProcessEnd> EndTreeAsync(TimeSpan patience);

    /// <summary>
    /// Clears up after a worker that has ended: what is spooled becomes the log of <paramref name="owner"/>, or is dropped where null.
    /// Returns the end of what that attempt printed as errors.
    /// </summary>
    string Clear(Attempt? owner);
}
