namespace ExpRunner.Execution;

/// <summary>A program to start, with handles of this process as its own.</summary>
internal readonly record struct SpawnCommand
{
    /// <summary>The program as it was named, and its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Its variables.</summary>
    public required SpawnEnvironment Environment { get; init; }

    /// <summary>Where it runs: an absolute folder; a program named with a slash is looked for there.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The handle it reads from; null: it reads nothing.</summary>
    public int? Input { get; init; }

    /// <summary>The handle it writes to.</summary>
    public required int Output { get; init; }

    /// <summary>The handle it writes errors to.</summary>
    public required int Error { get; init; }

    /// <summary>A handle it has as its number 3; null: none.</summary>
    public int? Extra { get; init; }
}
