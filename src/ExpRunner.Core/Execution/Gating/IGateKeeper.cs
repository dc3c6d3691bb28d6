using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Keeps what a gate decides, and knows what others do; called under the lock of whoever takes work.</summary>
internal interface IGateKeeper
{
    /// <summary>Records that a repetition is not run, because what it needs did not complete.</summary>
    void Skipped(Repetition repetition, string why, string root);

    /// <summary>What it needs has completed, and its config is known now.</summary>
    /// <returns>What is to be run; null: nothing, it is there already or another trial.</returns>
    Repetition? Resolved(Repetition pending, Trial trial);

    /// <summary>Takes in what other runners did since it was asked last; whether there was anything.</summary>
    bool TakesNews();

    /// <summary>Nothing is left here but what waits: what is to become of it.</summary>
    Prospect Prospect { get; }
}

/// <summary>What can still become of repetitions that wait, where nothing else is left.</summary>
internal enum Prospect
{
    /// <summary>Others run what they wait for.</summary>
    Waits,

    /// <summary>There is more work to be had once the folder has been read again.</summary>
    ReadAgain,

    /// <summary>Nobody runs anything any more.</summary>
    None,
}
