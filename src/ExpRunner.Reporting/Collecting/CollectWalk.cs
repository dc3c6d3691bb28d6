using System.IO.Enumeration;

namespace ExpRunner.Reporting;

/// <summary>Goes through folders for files that may hold results. Links to folders are left out, which lead back into the same folders.</summary>
internal sealed class CollectWalk(CollectOptions options, ICollection<string> warnings)
{
    private static readonly EnumerationOptions Entries = new() { AttributesToSkip = 0, IgnoreInaccessible = false };
    private static readonly string[] LogExtensions = [".yaml", ".yml"];
    private readonly string? _destination = options.Destination is { } folder ? Path.GetFullPath(Path.Combine(folder, ResultFiles.FileName)) : null;

    /// <summary>The files, folder by folder, in order of their names; one that is named itself is taken whatever it is called.</summary>
    public IEnumerable<string> Files(IReadOnlyList<string> paths)
        => paths.SelectMany(path => Directory.Exists(path) ? In(path) : [path]).Where(path => Path.GetFullPath(path) != _destination).DistinctBy(Path.GetFullPath);

    private IEnumerable<string> In(string top)
    {
        var open = new Stack<string>([top]);
        while (open.TryPop(out var folder))
        {
            options.Visited?.Invoke(folder);
            var (files, folders) = EntriesOf(folder);
            foreach (var file in files)
            {
                yield return file;
            }
            // What lies beside results.jsonl are the trials of that sweep.
            foreach (var child in files.Any(file => Path.GetFileName(file) == ResultFiles.FileName) ? [] : folders)
            {
                open.Push(child);
            }
        }
    }

    private (string[] Files, string[] Folders) EntriesOf(string folder)
    {
        try
        {
            var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Entries).Where(entry => !IsExcluded(Under(folder, entry.Name))).ToArray();
            return
            (
                [.. entries.Where(entry => entry is FileInfo && IsOfInterest(entry.Name)).Select(entry => Under(folder, entry.Name)).Order(StringComparer.Ordinal)],
                [.. entries.Where(entry => entry is DirectoryInfo && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)).Select(entry => Under(folder, entry.Name)).OrderDescending(StringComparer.Ordinal)]
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            warnings.Add($"{folder}: this folder cannot be read and was passed over ({fault.Message})");
            return ([], []);
        }
    }

    private static string Under(string folder, string name) => folder == "." ? name : Path.Combine(folder, name);

    private bool IsExcluded(string path)
        => options.Exclude.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern.TrimEnd('/'), pattern.TrimEnd('/').Contains('/') ? path.Replace('\\', '/') : Path.GetFileName(path), ignoreCase: false));

    private static bool IsOfInterest(string name) => name == ResultFiles.FileName || LogExtensions.Contains(Path.GetExtension(name).ToLowerInvariant());
}
