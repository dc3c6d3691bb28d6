using ExpRunner.Platform;

namespace ExpRunner.Reporting;

/// <summary>Finds results.jsonl files.</summary>
internal static class ResultFiles
{
    /// <summary>The name of the files.</summary>
    public const string FileName = "results.jsonl";

    /// <summary>The files the paths stand for, each once, in order; folders below a folder that has one are trials' and not entered.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        var faults = new List<string>();
        foreach (var path in paths.Count == 0 ? [Report.DefaultPath] : paths)
        {
            var found = In(path, faults);
            files.AddRange(found);
        }
        return faults.Count == 0 ? [.. files.DistinctBy(Path.GetFullPath)] : throw new ReportException(string.Join('\n', faults));
    }

    private static List<string> In(string path, List<string> faults)
    {
        if (File.Exists(path))
        {
            return Checked([path], faults);
        }
        if (!Directory.Exists(path))
        {
            faults.Add($"There is no file or folder '{path}'. Name a {FileName}, an experiment's folder, or the folder a sweep wrote to.");
            return [];
        }
        var found = FolderSearch.Find(path, folder => File.Exists(Path.Combine(folder, FileName))).Select(folder => Path.Combine(folder, FileName)).ToList();
        if (found.Count == 0)
        {
            faults.Add($"There is no {FileName} in or under '{path}'. A sweep writes it when its first trial ends; name the folder given to its --out.");
        }
        return Checked(found, faults);
    }

    /// <summary>A pipe that somebody names is read, as long as it does not have the name of a file that a sweep writes.</summary>
    private static List<string> Checked(List<string> found, List<string> faults)
    {
        faults.AddRange(found.Where(path => Path.GetFileName(path) == FileName).Select(SpecialFile.FaultAt).OfType<string>());
        return found;
    }
}
