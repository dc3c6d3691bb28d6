namespace ExpRunner.Orleans.Grains;

/// <summary>How long a caller waits. A call in flight never learns that its head has died, so this is how long such a caller stands still.</summary>
internal static class CallTimes
{
    /// <summary>What workers do all the time; well below the length of a lease.</summary>
    public const string Short = "00:00:04";

    /// <summary>What waits up to two seconds for news and reads a few megabytes.</summary>
    public const string Results = "00:00:06";

    /// <summary>What may read or write a few megabytes.</summary>
    public const string Long = "00:00:10";

    /// <summary>What removes all records of a sweep; goes on where it was when it is asked again.</summary>
    public const string Close = "00:01:00";
}
