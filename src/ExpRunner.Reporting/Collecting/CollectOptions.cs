using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>What is collected.</summary>
public sealed record CollectOptions
{
    /// <summary>Names of files and folders that are passed over, with <c>*</c> and <c>?</c>; one with a slash is a path.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>A folder whose results.jsonl is not read, because it is about to be written; null: none.</summary>
    public string? Destination { get; init; }

    /// <summary>Takes a sentence for each folder entered and each file read; null: nobody listens.</summary>
    public Action<string>? Visited { get; init; }

    /// <summary>
    /// Reads a file that is no results.jsonl as lines of one, such as the log of another tool; null: it is none. What is broken in it goes to the second argument, and is passed over.
    /// </summary>
    public Func<string, Action<string>, IReadOnlyList<Value>?> ReadLog { get; init; } = (_, _) => null;
}
