namespace ExpRunner.Hosting.Running;

/// <summary>The commit a folder's repository stands on, read from its files.</summary>
internal static class GitCommit
{
    /// <summary>The commit, or null where there is no repository or it cannot be read.</summary>
    public static string? Of(string folder)
    {
        try
        {
            for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            {
                var git = Path.Combine(at.FullName, ".git");
                if (Directory.Exists(git) || File.Exists(git))
                {
                    return Read(File.Exists(git) ? Linked(at.FullName, git) : git);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
        return null;
    }

    private static string? Read(string git)
    {
        var head = File.ReadAllText(Path.Combine(git, "HEAD")).Trim();
        if (!head.StartsWith("ref: ", StringComparison.Ordinal))
        {
            return head;
        }
        var name = head["ref: ".Length..];
        var common = Path.Combine(git, "commondir");
        string[] roots = File.Exists(common) ? [git, Path.GetFullPath(Path.Combine(git, File.ReadAllText(common).Trim()))] : [git];
        return roots.Select(root => Reference(root, name)).FirstOrDefault(commit => commit is not null);
    }

    private static string? Reference(string root, string name)
    {
        var loose = Path.Combine(root, name);
        if (File.Exists(loose))
        {
            return File.ReadAllText(loose).Trim();
        }
        var packed = Path.Combine(root, "packed-refs");
        return File.Exists(packed)
            ? File.ReadLines(packed).Where(line => line.EndsWith(" " + name, StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).FirstOrDefault()
            : null;
    }

    /// <summary>A work tree's <c>.git</c> file names the real folder.</summary>
    private static string Linked(string folder, string file)
        => Path.GetFullPath(Path.Combine(folder, File.ReadAllText(file).Replace("gitdir:", "", StringComparison.Ordinal).Trim()));
}
