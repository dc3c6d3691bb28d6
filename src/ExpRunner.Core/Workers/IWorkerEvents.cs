using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>What a worker tells, in order, on the thread that reads from it.</summary>
internal interface IWorkerEvents
{
    /// <param name="greeting">Who answers.</param>
    void OnGreeting(Greeting greeting);

    /// <param name="sequence">The attempt's number on this stream.</param>
    /// <param name="wasTold">Whether it had been told to end before it did.</param>
    /// <param name="outcome">What became of it.</param>
    void OnOutcome(int sequence, bool wasTold, Outcome outcome);

    /// <param name="sequence">The attempt that runs.</param>
    /// <param name="elapsed">Since when.</param>
    void OnStarted(int sequence, TimeSpan elapsed);

    /// <param name="sequence">The attempt that printed or logged.</param>
    void OnActive(int sequence);

    /// <param name="sequence">The attempt whose file it is.</param>
    /// <param name="hasEnded">Whether the attempt's code has ended.</param>
    /// <param name="name">The file's name within the attempt's folder.</param>
    /// <param name="offset">Where the piece begins; 0: the file begins anew.</param>
    /// <param name="bytes">The piece.</param>
    void OnFile(int sequence, bool hasEnded, string name, long offset, ReadOnlySpan<byte> bytes);

    /// <param name="memory">The bytes of memory the worker has; 0: it does not say.</param>
    void OnAlive(long memory);

    /// <param name="last">Nothing up to this number runs or waits any more.</param>
    void OnCancelled(int last);

    /// <param name="text">Something a person should know.</param>
    void OnWarning(string text);

    /// <param name="fault">Why the stream cannot be read on; null: it ended.</param>
    void OnClosed(Exception? fault);
}
