using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>Where the stages of a slot run: on this machine, or on a node.</summary>
internal interface IStagePlace : IDisposable
{
    /// <summary>Who runs them, as outcomes name it.</summary>
    string Worker { get; }

    /// <summary>The machine's name, for messages about what it lacks; null: whoever reads them sits at it.</summary>
    string? Machine { get; }

    /// <summary>The slot's number, as programs know it.</summary>
    int Number { get; }

    /// <summary>What the slot binds; empty text: nothing.</summary>
    string Binding { get; }

    /// <summary>The variables that all programs of the slot have, except those that are there anyway.</summary>
    IEnumerable<KeyValuePair<string, string>> Variables { get; }

    /// <summary>The folder that working directories are relative to; null: the one they were written with.</summary>
    string? Beside { get; }

    /// <summary>The value that a variable has there; null: it is not set.</summary>
    string? Variable(string name);

    /// <summary>Waits until it can be used.</summary>
    /// <returns>False: it never can again, and others can.</returns>
    ValueTask<bool> ReadyAsync(CancellationToken cancel);

    /// <summary>Why it is lost, with all that ran there in this attempt; null: it is not.</summary>
    string? Lost { get; }

    /// <summary>An attempt begins; says its folders as its programs see them, by the folders here. Null: they are the same.</summary>
    Func<string, string>? Enter(Attempt attempt, CancellationToken cancel);

    /// <summary>Makes ready for a stage.</summary>
    /// <returns>How it is dealt with elsewhere; null: it is a tree of processes of this machine.</returns>
    IAwayStage? Prepare(in StageLaunch launch);

    /// <summary>Starts a stage, which prints to the slot's logs.</summary>
    /// <exception cref="ExecutorException">It cannot be started.</exception>
    SpawnedProcess Start(in StageLaunch launch, IAwayStage? away);

    /// <summary>A stage has ended, and all that it started: its files are brought to the attempt's folder.</summary>
    /// <param name="launch">The stage.</param>
    /// <param name="away">How it was dealt with elsewhere.</param>
    /// <param name="isLast">Whether no stage comes behind it.</param>
    void Collect(in StageLaunch launch, IAwayStage? away, bool isLast);
}
