namespace ExpRunner.Programs.Queues;

/// <summary>What can be seen of a file without reading it.</summary>
internal readonly record struct FileState(DateTime WrittenAt, long Length)
{
    /// <summary>Of the file at a path; null: there is none.</summary>
    public static FileState? Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new(file.LastWriteTimeUtc, file.Length) : null;
    }
}
