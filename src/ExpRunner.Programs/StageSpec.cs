using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs;

/// <summary>One of the commands of a trial.</summary>
/// <param name="Name">Its name: in logs, on the command line, in scores.</param>
/// <param name="Command">What is run; for the shell or, as a rule, as a list of arguments.</param>
internal sealed record StageSpec(string Name, CommandTemplate Command)
{
    /// <summary>The longest it may run; null: as long as the attempt may.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Files of its working directory that are brought to the attempt's folder when it has ended.</summary>
    public IReadOnlyList<FetchTemplate> Fetch { get; init; } = [];

    /// <summary>Where it runs; null: where the others do.</summary>
    public FolderTemplate? WorkingDirectory { get; init; }
}
