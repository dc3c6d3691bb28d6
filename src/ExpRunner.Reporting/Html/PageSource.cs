using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Reporting.Html;

/// <summary>What lies under some paths: trials, and what the journals beside them tell of sweeps. One may be without the other.</summary>
/// <param name="Trials">The trials.</param>
/// <param name="Sweeps">The sweeps.</param>
internal sealed record PageSource(ResultSet Trials, IReadOnlyList<SweepRecord> Sweeps)
{
    /// <exception cref="ReportException">There are neither results nor sweeps under a path.</exception>
    public static PageSource Read(IReadOnlyList<string> paths, ICollection<string> warnings)
    {
        var (files, folders, faults) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var path in paths.Count == 0 ? [Report.DefaultPath] : paths)
        {
            Find(path, files, folders, faults);
        }
        if (faults.Count > 0)
        {
            throw new ReportException(string.Join('\n', faults));
        }
        var trials = files.Count == 0 ? new ResultSet([], []) : Report.Load(files);
        foreach (var warning in trials.Warnings)
        {
            warnings.Add(warning);
        }
        return new(trials, [.. folders.DistinctBy(Path.GetFullPath).SelectMany(folder => SweepIn(folder, warnings))]);
    }

    /// <summary>A sweep whose first trial has not ended has a journal and no results; results from elsewhere have no journal.</summary>
    private static void Find(string path, List<string> files, List<string> folders, List<string> faults)
    {
        var isFolder = Directory.Exists(path);
        var found = PartFinder.Find(DiskFiles.Instance, isFolder ? path : FolderOf(path), []).Select(folder => folder.Path).ToList();
        folders.AddRange(isFolder ? found : found.Where(folder => Path.GetFullPath(folder) == Path.GetFullPath(FolderOf(path))));
        try
        {
            files.AddRange(ResultFiles.Find([path]));
        }
        catch (ReportException fault)
        {
            if (!isFolder || found.Count == 0)
            {
                faults.Add(fault.Message);
            }
        }
    }

    private static IReadOnlyList<SweepRecord> SweepIn(string folder, ICollection<string> warnings)
    {
        try
        {
            return SweepRecord.Read([folder], warnings.Add, withEnds: true);
        }
        catch (SweepException fault)
        {
            foreach (var problem in fault.Problems)
            {
                warnings.Add(problem);
            }
            return [];
        }
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : ".";
}
