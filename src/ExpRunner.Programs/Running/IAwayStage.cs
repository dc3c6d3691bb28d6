using ExpRunner.Execution;

namespace ExpRunner.Programs.Running;

/// <summary>A stage that runs elsewhere, behind a process of this machine that leads there.</summary>
internal interface IAwayStage
{
    /// <summary>What stands between what comes and the log.</summary>
    IOutputFilter FilterOf(bool isError);

    /// <summary>Grows with every sign of life that is no output.</summary>
    long Signs { get; }

    /// <summary>The timestamp at which it was heard to have begun there; null: it was not yet. Limits are not for the way there.</summary>
    long? BegunAt { get; }

    /// <summary>Sends a signal to all that belongs to the stage.</summary>
    void Signal(int signal);

    /// <summary>Waits until it has ended there, and all it printed is here.</summary>
    ProcessEnd Await();

    /// <summary>Why nobody knows how it ended; null: it is known.</summary>
    string? Lost { get; }

    /// <summary>What else is to be said of its end, behind its exit code.</summary>
    string Remark { get; }
}
