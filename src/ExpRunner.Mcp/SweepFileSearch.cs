namespace ExpRunner.Mcp;

/// <summary>Finds sweep files: YAML with <c>stages:</c> that is an object. Hidden folders, links and what builds leave behind are passed over.</summary>
internal static class SweepFileSearch
{
    private const int MostFound = 500;
    private const int MostFolders = 20_000;
    private const int MostBytes = 1 << 20;
    private const string Key = "stages:";
    private static readonly HashSet<string> Skipped = new(["bin", "obj", "node_modules", "artifacts", "venv", "__pycache__"], StringComparer.Ordinal);
    private static readonly EnumerationOptions Plain = new() { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true };

    /// <summary>The files, in order, and whether the search was given up before its end.</summary>
    public static (IReadOnlyList<string> Files, bool IsCut) In(IReadOnlyList<string> folders, CancellationToken cancel)
    {
        var (found, looked) = (new List<string>(), 0);
        var open = new Stack<string>(folders.Reverse());
        while (open.TryPop(out var folder))
        {
            cancel.ThrowIfCancellationRequested();
            if (found.Count >= MostFound || ++looked > MostFolders)
            {
                return (found, true);
            }
            if (!Directory.Exists(folder))
            {
                continue;
            }
            found.AddRange(Directory.EnumerateFiles(folder, "*.y*ml", Plain).Where(IsOne).Order(StringComparer.Ordinal));
            // What lies below an experiment is of its trials.
            if (!Roots.IsExperiment(folder))
            {
                Directory.EnumerateDirectories(folder, "*", Plain).Where(child => !Skipped.Contains(Path.GetFileName(child))).OrderDescending(StringComparer.Ordinal).ToList().ForEach(open.Push);
            }
        }
        return (found, false);
    }

    private static bool IsOne(string file)
    {
        try
        {
            return Path.GetExtension(file) is ".yaml" or ".yml" && new FileInfo(file).Length <= MostBytes && HasStages(File.ReadLines(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Files of builds have a list there.</summary>
    private static bool HasStages(IEnumerable<string> lines)
        => lines.SkipWhile(line => !line.StartsWith(Key, StringComparison.Ordinal)).Take(100).Select((line, index) => index == 0 ? line[Key.Length..] : line)
            .Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && line[0] != '#') is [not ('-' or '['), ..];
}
