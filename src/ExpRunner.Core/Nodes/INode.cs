using ExpRunner.Execution;

namespace ExpRunner.Nodes;

/// <summary>A machine that attempts run on: this one, or another on which commands can be run. Safe for several threads.</summary>
internal interface INode : IAsyncDisposable
{
    /// <summary>What is said of it.</summary>
    NodeSpec Spec { get; }

    /// <summary>Whether it is this machine: its processes are started directly, and its files are these files.</summary>
    bool IsHere { get; }

    /// <summary>How long <see cref="OpenAsync"/> may take; null: as the rules say.</summary>
    TimeSpan? Opening => null;

    /// <summary>How long it can be used yet; null: no end is known. It must be open.</summary>
    TimeSpan? Left => null;

    /// <summary>Connects, once for all commands, and looks at what is there; again after <see cref="CloseAsync"/>.</summary>
    /// <exception cref="NodeException">It cannot be used now; the message says why and what to do, without the node's name.</exception>
    Task<NodeFacts> OpenAsync(CancellationToken cancel);

    /// <summary>Ends the connection; what runs through it ends by itself.</summary>
    Task CloseAsync();

    /// <summary>
    /// The command that, started on this machine, runs a script of the POSIX shell on the node, in its login folder, and on this machine where this process
    /// runs: standard input, output, error and exit code are the script's, but where 255 means a lost way, a script's own 255 comes as 254. The node must be open.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="isEndTold">Whether the exit code has to be known: if not, a process is spared there, and a script that a signal ended may look like a lost way.</param>
    ProcessCommand Command(string script, bool isEndTold = true);

    /// <summary>Whether the end of such a command says that the way to the node was lost, and nothing of the script.</summary>
    bool IsCutOff(ProcessEnd end);
}
