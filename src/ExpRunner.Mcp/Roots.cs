using ExpRunner.Platform;
using ExpRunner.Results;

namespace ExpRunner.Mcp;

/// <summary>The folders that agents may see. Every path they name goes through here, and comes out without links.</summary>
internal sealed class Roots
{
    private readonly IReadOnlyList<string> _folders;

    private Roots(IReadOnlyList<string> folders) => _folders = folders;

    /// <summary>The folders, without links.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>Takes folders as they were typed.</summary>
    /// <exception cref="RefusedException">One is not there.</exception>
    public static Roots Of(IReadOnlyList<string> folders)
    {
        var here = RealPath.Of(Directory.GetCurrentDirectory(), "");
        string[] real = [.. folders.DefaultIfEmpty(".").Select(folder => RealPath.Of(folder, here)).Distinct()];
        return Array.Find(real, folder => !Directory.Exists(folder)) is { } missing
            ? throw new RefusedException($"--root {missing}: there is no such folder.")
            : new(real);
    }

    /// <summary>The root that a path lies in, which came from <see cref="Resolve"/>.</summary>
    public string RootOf(string path) => _folders.First(folder => RealPath.IsWithin(path, folder));

    /// <summary>A path as agents read and write it, which no verb takes for an option: from the first root on where it lies there, else as a whole.</summary>
    public string Show(string path) => RealPath.IsWithin(path, _folders[0]) ? $"./{Path.GetRelativePath(_folders[0], path).Replace('\\', '/')}" : path;

    /// <summary>A path without links.</summary>
    /// <param name="path">A path; a relative one starts in the first root.</param>
    /// <exception cref="RefusedException">It lies outside of all roots, or a link leads it there.</exception>
    public string Resolve(string path)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            throw new RefusedException("A path is missing.");
        }
        var real = RealPath.Of(path, _folders[0]);
        return _folders.Any(folder => RealPath.IsWithin(real, folder)) ? real
            : throw new RefusedException($"'{path}' lies outside of the folders that this server may see: {string.Join(", ", _folders)}. The user can add one where the server is started: exprun mcp --root FOLDER.");
    }

    /// <summary>A file that is there.</summary>
    /// <exception cref="RefusedException">It is not, or it lies outside.</exception>
    public string ResolveFile(string path)
    {
        var real = Resolve(path);
        return File.Exists(real) ? real : throw new RefusedException(Directory.Exists(real) ? $"'{path}' is a folder; a sweep file is asked for." : $"There is no file '{path}' in {_folders[0]}. The tool list shows what there is.");
    }

    /// <summary>Results that are there: a file of them, or a folder, with no file among them that a link brings in from outside.</summary>
    /// <exception cref="RefusedException">They are not there, or lie outside, or lead there.</exception>
    public string ResolveResults(string path)
    {
        var real = Resolve(path);
        if (!Path.Exists(real))
        {
            throw new RefusedException($"There is nothing at '{path}' in {_folders[0]}. The tool list shows what there is.");
        }
        RefuseLinksIn(real);
        return real;
    }

    /// <summary>The same as a verb is told of them that runs in the first root.</summary>
    /// <exception cref="RefusedException">They are not there, or lie outside, or lead there.</exception>
    public string ShowResults(string path) => Show(ResolveResults(path));

    /// <summary>Makes sure that no link in the folders of experiments leads out.</summary>
    /// <exception cref="RefusedException">One does.</exception>
    public void RefuseLinksIn(string path)
    {
        foreach (var folder in Path.Exists(path) ? ExperimentsIn(path) : [])
        {
            RefuseLinksOut(folder);
            RefuseLinksOut(Path.Combine(folder, "claims"));
        }
    }

    /// <summary>Whether a folder is an experiment's.</summary>
    public static bool IsExperiment(string folder) => PartFolder.Is(new SweepFolder(DiskFiles.Instance, folder));

    /// <summary>The folders of experiments in a folder and below it; those that links lead to are left out.</summary>
    public static IEnumerable<string> ExperimentsIn(string path)
        => FolderSearch.Find(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!, IsExperiment);

    private void RefuseLinksOut(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is not null))
        {
            Resolve(entry.FullName);
        }
    }
}
