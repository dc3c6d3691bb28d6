namespace ExpRunner.Workers;

/// <summary>How the files of a folder are gone through that are to be elsewhere too: all that are within, without following links to folders.</summary>
internal static class FileWalk
{
    public static EnumerationOptions Rules { get; } = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };
}
