using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Reads how far sweeps are.</summary>
internal static class StatusFolders
{
    /// <summary>The status of every experiment's folder that the paths stand for.</summary>
    /// <exception cref="SweepException">One of them cannot be read; it has all reasons.</exception>
    public static IReadOnlyList<SweepStatus> Read(IEnumerable<string> paths, Action<string> warn)
    {
        var problems = new List<string>();
        var found = new List<SweepStatus>();
        foreach (var folder in paths.SelectMany(path => PartFinder.Find(DiskFiles.Instance, path, problems)).DistinctBy(folder => Path.GetFullPath(folder.Path)))
        {
            try
            {
                var part = new PartFolder(folder);
                part.Read(problems, warn);
                if (problems.Count == 0)
                {
                    found.Add(Of(part));
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
        var name = part.Experiment ?? Path.GetFileName(part.Path);
        var experiment = ExperimentRegistry.Names.Contains(name) ? ExperimentRegistry.Find(name)! : new RecordedExperiment(name);
        var options = new SweepStoreOptions
        {
            Folder = part.Path,
            Experiment = experiment,
            Seed = (ulong)(part.Seed ?? 0),
            Runner = new RunnerRecord("", "", 0, "", experiment.CodeIdentity, default),
        };
        using var sweep = new RecordedSweep(options, part.Folder.Journals, part.IsRunning);
        return StatusReader.Of(sweep, name, part.Sweep) with { Owner = sweep.Live.Count > 0 ? string.Join(", ", sweep.Live) : part.IsRunning ? "another runner" : null };
    }
}
