namespace ExpRunner.Platform;

/// <summary>Finds folders of one kind.</summary>
internal static class FolderSearch
{
    /// <summary>
    /// The folders of the kind, from one on downwards, in order. What lies below one that is found is its own; links are left out, which lead
    /// back into the same folders, or round in circles.
    /// </summary>
    /// <param name="path">Where to begin.</param>
    /// <param name="isOne">Whether a folder is of the kind.</param>
    public static IEnumerable<string> Find(string path, Func<string, bool> isOne)
    {
        var open = new Stack<string>([path]);
        while (open.TryPop(out var folder))
        {
            if (isOne(folder))
            {
                yield return folder;
                continue;
            }
            foreach (var child in In(folder))
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The folders in a folder, last first; none in one that was taken away meanwhile.</summary>
    private static string[] In(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint }).OrderDescending(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}
