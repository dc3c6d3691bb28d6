namespace ExpRunner.Results;

/// <summary>Finds experiments' folders: one that is named itself, or all below a folder.</summary>
internal static class PartFinder
{
    /// <summary>The experiments' folders that a path stands for; none where there is a problem.</summary>
    public static IReadOnlyList<SweepFolder> Find(IFiles files, string path, ICollection<string> problems)
    {
        var named = new SweepFolder(files, path.Length > 1 ? path.TrimEnd('/', Path.DirectorySeparatorChar) : path);
        if (!Directory.Exists(path))
        {
            problems.Add($"{path}: there is no such folder.");
            return [];
        }
        if (PartFolder.Is(named))
        {
            return [named];
        }
        var inside = Below(files, named.Path);
        if (inside.Count == 0)
        {
            problems.Add($"{path}: no sweep has been recorded here: neither the folder nor one below it has a journal.jsonl or a sweep.json. Name a folder that was given to --out, or an experiment's folder in it.");
        }
        return inside;
    }

    /// <summary>What lies in a sweep's folder are trials; links lead back into the same results, or round in circles.</summary>
    private static List<SweepFolder> Below(IFiles files, string path)
    {
        var found = new List<SweepFolder>();
        var open = new Stack<string>([path]);
        while (open.TryPop(out var folder))
        {
            if (new SweepFolder(files, folder) is var sweep && PartFolder.Is(sweep))
            {
                found.Add(sweep);
                continue;
            }
            foreach (var child in In(folder))
            {
                open.Push(child);
            }
        }
        return found;
    }

    /// <summary>The folders in a folder, last first; none in one that a sweep took away meanwhile.</summary>
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
