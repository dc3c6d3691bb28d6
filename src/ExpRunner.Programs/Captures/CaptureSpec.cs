namespace ExpRunner.Programs.Captures;

/// <summary>One score, or with JSON a family of them, and where it is found.</summary>
internal sealed record CaptureSpec
{
    /// <summary>The score's name. With JSON, what its members' names stand behind, with a dot; empty: nothing.</summary>
    public required string Name { get; init; }

    /// <summary>What is read.</summary>
    public CaptureSource Source { get; init; } = CaptureSource.AnyOutput;

    /// <summary>What a line must match; null: the source is JSON (of output: the last line that is an object).</summary>
    public CapturePattern? Pattern { get; init; }

    /// <summary>With JSON: the path of the one member that is wanted, such as <c>test.bleu</c>; null: all.</summary>
    public string? Member { get; init; }

    /// <summary>Which of several values is taken.</summary>
    public CaptureTake Take { get; init; } = CaptureTake.Last;

    /// <summary>Whether a repetition without it has failed.</summary>
    public bool IsRequired { get; init; }
}
