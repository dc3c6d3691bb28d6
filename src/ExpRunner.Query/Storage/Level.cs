namespace ExpRunner.Querying;

/// <summary>What a row stands for.</summary>
internal enum Level
{
    /// <summary>A trial.</summary>
    Trials,
    /// <summary>A repetition of a trial.</summary>
    Repetitions,
    /// <summary>A value that a repetition logged.</summary>
    Steps,
}
