namespace ExpRunner.Mcp;

/// <summary>Where a path really leads: every link followed, every <c>..</c> taken where it stands, as the system does. What does not exist yet counts as it is written.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>The path without links.</summary>
    /// <param name="path">A path; a relative one starts in <paramref name="folder"/>.</param>
    /// <param name="folder">An absolute folder without links.</param>
    /// <exception cref="RefusedException">Links lead round in circles.</exception>
    public static string Of(string path, string folder)
    {
        var current = Start(path, folder);
        var open = new Stack<string>();
        Push(open, path);
        var links = 0;
        while (open.TryPop(out var part))
        {
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }
            var next = Path.Combine(current, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }
            if (++links > MostLinks)
            {
                throw new RefusedException($"{path}: links lead round in circles.");
            }
            current = Start(target, current);
            Push(open, target);
        }
        return current;
    }

    /// <summary>Whether a path is a folder's or lies below it; both without links.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var start = folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar;
        return string.Equals(path, folder, comparison) || path.StartsWith(start, comparison);
    }

    private static string Start(string path, string folder) => Path.IsPathRooted(path) ? Path.GetPathRoot(Path.GetFullPath(path))! : folder;

    private static void Push(Stack<string> open, string path)
    {
        var rest = path[(Path.GetPathRoot(path)?.Length ?? 0)..];
        foreach (var part in rest.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse())
        {
            open.Push(part);
        }
    }
}
