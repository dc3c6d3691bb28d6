using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Reads the experiments' folders that paths stand for.</summary>
internal static class StatusFolders
{
    /// <summary>The status of each.</summary>
    /// <exception cref="SweepException">One of them cannot be read; it has all reasons.</exception>
    public static IReadOnlyList<SweepStatus> Read(IEnumerable<string> paths, Action<string> warn) => Read(paths, warn, Of);

    /// <summary>What is wanted of each.</summary>
    /// <exception cref="SweepException">One of them cannot be read; it has all reasons.</exception>
    public static IReadOnlyList<T> Read<T>(IEnumerable<string> paths, Action<string> warn, Func<PartFolder, T> read)
    {
        var problems = new List<string>();
        var found = new List<T>();
        foreach (var folder in paths.SelectMany(path => PartFinder.Find(DiskFiles.Instance, path, problems)).DistinctBy(folder => Path.GetFullPath(folder.Path)))
        {
            try
            {
                var part = new PartFolder(folder);
                part.Read(problems, warn);
                if (problems.Count == 0)
                {
                    found.Add(read(part));
                }
            }
            catch (Exception fault) when (fault is SweepStoreException or IOException or UnauthorizedAccessException)
            {
                problems.Add(fault is SweepStoreException ? fault.Message : $"{folder.Path}: cannot be read: {fault.Message}");
            }
        }
        return problems.Count == 0 ? found : throw new SweepException(problems);
    }

    private static SweepStatus Of(PartFolder part)
    {
        using var sweep = Open(part);
        return Of(part, sweep);
    }

    /// <summary>The sweep in a folder that has been read, with its code if that is at hand.</summary>
    public static RecordedSweep Open(PartFolder part) => RecordedSweep.Of(part, ExperimentRegistry.Names.Contains(part.Name) ? ExperimentRegistry.Find(part.Name) : null);

    /// <summary>The status of that sweep.</summary>
    public static SweepStatus Of(PartFolder part, RecordedSweep sweep)
        => StatusReader.Of(sweep, part.Name, part.Sweep) with { Owner = sweep.Live.Count > 0 ? string.Join(", ", sweep.Live) : part.IsRunning ? "another runner" : null };
}
