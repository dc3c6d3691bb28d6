using ExpRunner.Platform;

namespace ExpRunner.Results;

/// <summary>Finds experiments' folders: one that is named itself, or all below a folder.</summary>
internal static class PartFinder
{
    /// <summary>The experiments' folders that a path stands for; none where there is a problem.</summary>
    public static IReadOnlyList<SweepFolder> Find(IFiles files, string path, ICollection<string> problems)
    {
        if (!Directory.Exists(path))
        {
            problems.Add($"{path}: there is no such folder.");
            return [];
        }
        var named = path.Length > 1 ? path.TrimEnd('/', Path.DirectorySeparatorChar) : path;
        var found = FolderSearch.Find(named, folder => PartFolder.Is(new SweepFolder(files, folder))).Select(folder => new SweepFolder(files, folder)).ToList();
        if (found.Count == 0)
        {
            problems.Add($"{path}: no sweep has been recorded here: neither the folder nor one below it has a journal.jsonl or a sweep.json. Name a folder that was given to --out, or an experiment's folder in it.");
        }
        return found;
    }
}
