using ExpRunner.Platform;
using System.Collections.Concurrent;

namespace ExpRunner.Execution;

/// <summary>Finds programs as execvp does, remembers where they are, and says why one cannot be started.</summary>
internal static class ProgramFinder
{
    private const string UsualPath = "/usr/local/bin:/usr/bin:/bin";
    private static readonly ConcurrentDictionary<(string Name, string Place), string> Known = new();

    /// <summary>The file of a program.</summary>
    /// <param name="name">Its name; with a slash, a path.</param>
    /// <param name="folder">The absolute folder it will run in: paths start there.</param>
    /// <param name="path">The folders that names are looked for in, with colons between them; null: the usual ones.</param>
    /// <exception cref="ExecutorException">There is none that can be executed.</exception>
    public static string Find(string name, string folder, string? path)
    {
        var place = name.Contains('/') ? folder : path ?? UsualPath;
        if (Known.TryGetValue((name, place), out var known))
        {
            return known;
        }
        var found = name.Contains('/') ? Checked(name, Path.Combine(folder, name)) : Search(name, folder, place);
        return Known[(name, place)] = found;
    }

    /// <summary>Forgets where a program was: it is there no more, or is not what it was.</summary>
    public static void Forget(string name, string folder, string? path)
        => Known.TryRemove((name, name.Contains('/') ? folder : path ?? UsualPath), out _);

    private static string Search(string name, string folder, string path)
    {
        string? refused = null;
        foreach (var entry in path.Split(':'))
        {
            var file = Path.Combine(folder, entry, name);
            if (name.Length > 0 && File.Exists(file))
            {
                if (IsExecutable(file))
                {
                    return file;
                }
                refused ??= file;
            }
        }
        throw new ExecutorException(refused is null
            ? $"There is no program '{name}' in any folder of PATH ({path}). Install it, or name it by its path."
            : $"'{refused}' may not be executed, and no other folder of PATH has a program '{name}'. Make it executable (chmod +x), or run it through its interpreter.");
    }

    private static string Checked(string name, string file)
    {
        if (Directory.Exists(file))
        {
            throw new ExecutorException($"'{name}' is a folder, not a program ({file}).");
        }
        if (!File.Exists(file))
        {
            throw new ExecutorException($"There is no program '{name}' ({file}). Paths of programs start in the working directory.");
        }
        return IsExecutable(file) ? file
            : throw new ExecutorException($"'{name}' may not be executed ({file}). Make it executable (chmod +x), or run it through its interpreter.");
    }

    private static bool IsExecutable(string file) => OperatingSystem.IsWindows() || Libc.MayExecute(file);
}
