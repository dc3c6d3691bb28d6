namespace ExpRunner.Execution;

/// <summary>A program to start: no shell, the arguments as a list.</summary>
internal sealed record ProcessCommand
{
    /// <summary>The program.</summary>
    public required string FileName { get; init; }

    /// <summary>Its arguments, each as it is.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables on top of those of this process; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where it runs; null: where this process runs.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whether it is to lead a process group of its own, however it is started: the keys that interrupt this process at its terminal are not for it.</summary>
    public bool LeadsGroup { get; init; }

    /// <summary>The command as a person would type it, for messages.</summary>
    public override string ToString()
        => string.Join(' ', Arguments.Prepend(FileName).Select(part => part.Length == 0 || part.Contains(' ') ? $"\"{part}\"" : part));
}
