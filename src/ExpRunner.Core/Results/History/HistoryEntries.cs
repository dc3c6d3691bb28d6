using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Where a line is: the number of its journal file, and its offset there.</summary>
internal readonly record struct LinePlace(int File, long Offset)
{
    public static LinePlace None => new(-1, -1);

    public bool IsKnown => File >= 0;
}

/// <summary>A trial of the journal; its id is its key in the table.</summary>
internal struct TrialEntry
{
    /// <summary>The line with its config.</summary>
    public LinePlace Config;
    /// <summary>Its repetition that was added last; the others follow by <see cref="RepetitionEntry.Next"/>.</summary>
    public int LastRepetition;
    /// <summary>The repetitions asked for last; 0: it is no longer asked for.</summary>
    public int Asked;
    /// <summary>The runner that asked last; -1: nobody has, or it is not known.</summary>
    public int Asker;
    /// <summary>The most repetitions asked for that have all ended; what its line of results.jsonl holds.</summary>
    public int Kept;
    /// <summary>Where the first journal mentions it last; where another one does, if the first does not.</summary>
    public LinePlace Touched;
    /// <summary>Its config is written as today's config type writes it.</summary>
    public bool IsCurrent;
    /// <summary>Today's config type refuses its config.</summary>
    public bool IsRefused;
    /// <summary>More than one number of repetitions was asked for.</summary>
    public bool AskedOften;
}

/// <summary>A repetition of the journal; its key is its key in the table.</summary>
internal struct RepetitionEntry
{
    /// <summary>The line of the outcome that counts.</summary>
    public LinePlace Ended;
    public int Trial;
    public int RunId;
    /// <summary>The next repetition of the trial; -1: none.</summary>
    public int Next;
    /// <summary>The number of the last attempt.</summary>
    public int Tries;
    /// <summary>The attempt that started and has not ended; 0: none.</summary>
    public int OpenAttempt;
    /// <summary>The runner that started it.</summary>
    public int OpenRunner;
    /// <summary>The runner whose outcome counts.</summary>
    public int Runner;
    /// <summary>Attempts up to this one no longer count.</summary>
    public int RedoneUpTo;
    public int Deaths;
    /// <summary>How it ended; null: never.</summary>
    public AttemptStatus? Status;
    public FolderForm Folder;
}

/// <summary>Where a repetition's folder is.</summary>
internal enum FolderForm : byte
{
    Unknown,
    /// <summary><c>id/</c></summary>
    OfTrial,
    /// <summary><c>id/run_id/</c></summary>
    OfRepetition,
    /// <summary>Somewhere else; kept by name.</summary>
    Named,
}
