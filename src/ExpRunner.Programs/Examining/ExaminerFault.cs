namespace ExpRunner;

/// <summary>What a function that reads folders threw.</summary>
/// <param name="Folder">The folder it was given.</param>
/// <param name="Column">The column it was to fill; null: it fills the whole row.</param>
/// <param name="Exception">What it threw.</param>
public sealed record ExaminerFault(TrialFolder Folder, string? Column, Exception Exception)
{
    /// <summary>One sentence that names the folder, the column and the reason.</summary>
    public override string ToString()
        => $"{Folder.Path} ({Folder}): {(Column is null ? "" : $"{Column}: ")}{Exception.GetType().Name}: {Exception.Message}";
}
