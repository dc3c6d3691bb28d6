using ExpRunner.Execution;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Nodes;

/// <summary>The program's own folder as it was built, to be sent.</summary>
/// <param name="name">The program's name.</param>
/// <param name="folder">Its folder.</param>
/// <param name="live">A folder that is not the program's although it may lie within its folder: the results.</param>
internal sealed class ProgramFiles(string name, string folder, string live)
{
    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private readonly string _live = Path.GetFullPath(live);
    private FileArchive Archive => field ??= new FileArchive(() => Directory.EnumerateFiles(_folder, "*", FileWalk.Rules).Where(IsOurs).Select(path => (path, Path.GetRelativePath(_folder, path))));

    /// <summary>The name of its folder on nodes: what it holds decides.</summary>
    public string Name => $"{name}-{Archive.Hash}";

    /// <summary>Whether it brings its runtime along.</summary>
    public bool IsSelfContained => File.Exists(Path.Combine(_folder, "System.Private.CoreLib.dll"));

    /// <summary>The command with that folder in the place of the program's own; where that can be, for any kind of machine.</summary>
    public IReadOnlyList<string> Command(ProcessCommand here, string there, string dotnet)
    {
        var isOurs = IsWithin(here.FileName, _folder);
        var assembly = (here.FileName.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? here.FileName[..^4] : here.FileName) + ".dll";
        string[] start = !isOurs ? [dotnet] : File.Exists(assembly) && !IsSelfContained ? [dotnet, "exec", Moved(assembly, there)] : [Moved(here.FileName, there)];
        return [.. start, .. here.Arguments.Select(argument => Moved(argument, there))];
    }

    /// <summary>Writes an archive of it.</summary>
    public Task WriteAsync(Stream archive, CancellationToken cancel) => Archive.WriteAsync(archive, cancel);

    private bool IsOurs(string path) => !IsWithin(path, _live);

    private string Moved(string path, string there) => IsWithin(path, _folder) ? there + path[_folder.Length..].Replace('\\', '/') : path;

    private static bool IsWithin(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
