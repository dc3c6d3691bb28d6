using ExpRunner.Execution;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Nodes;

/// <summary>The runtime that runs this process, to be sent: its shared framework, what finds that, and the program that starts both.</summary>
internal sealed class RuntimeFiles
{
    private readonly string _framework = Path.TrimEndingDirectorySeparator(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
    private FileArchive Archive => field ??= new FileArchive(Files);

    /// <summary>The name of its folder on nodes.</summary>
    public string Name => $"dotnet-{Path.GetFileName(_framework)}-{Archive.Hash}";

    /// <summary>Writes an archive of it.</summary>
    public Task WriteAsync(Stream archive, CancellationToken cancel) => Archive.WriteAsync(archive, cancel);

    private IEnumerable<(string Path, string Name)> Files()
    {
        var root = Path.GetFullPath(Path.Combine(_framework, "..", "..", ".."));
        var resolver = Path.Combine(root, "host", "fxr", Path.GetFileName(_framework));
        var starter = Path.Combine(root, "dotnet");
        if (!File.Exists(starter) || !Directory.Exists(resolver))
        {
            throw new ExecutorException($"The .NET that runs this program is not one that can be sent: {root} has no dotnet of its version. Install .NET on the nodes.");
        }
        return Directory.EnumerateFiles(_framework, "*", FileWalk.Rules).Concat(Directory.EnumerateFiles(resolver, "*", FileWalk.Rules)).Append(starter)
            .Select(path => (path, Path.GetRelativePath(root, path)));
    }
}
