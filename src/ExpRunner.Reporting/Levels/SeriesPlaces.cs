using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Finds the file a repetition logged its series to. The folder its results.jsonl lies in is the truth, wherever it was moved to; out_path is relative to where the sweep ran.</summary>
internal static class SeriesPlaces
{
    private const string Stem = "metrics.";
    private const string Extension = ".jsonl";

    /// <summary>The file of the newest attempt that logged something; null: there is none.</summary>
    /// <param name="repetition">Whose.</param>
    /// <param name="attempt">The number of the attempt.</param>
    public static string? Find(Repetition repetition, out int attempt)
        => Find(Path.GetDirectoryName(repetition.Trial.File) ?? "", FoldersOf(repetition), out attempt);

    /// <summary>The file of the newest attempt that logged something; null: there is none.</summary>
    /// <param name="results">The folder of results.jsonl.</param>
    /// <param name="folders">Where it may lie below that, the likeliest first.</param>
    /// <param name="attempt">The number of the attempt.</param>
    public static string? Find(string results, IEnumerable<string> folders, out int attempt)
    {
        attempt = 0;
        foreach (var folder in folders)
        {
            if (Newest(Path.Join(results, folder), out attempt) is { } file)
            {
                return file;
            }
        }
        return null;
    }

    /// <summary>Where below its results.jsonl it may have its folder: one of its own, or, when repetition 0 began alone, the trial's.</summary>
    public static IEnumerable<string> FoldersOf(Repetition repetition)
    {
        foreach (var folder in NamesOf(repetition.Trial))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{folder}/{repetition.RunId}");
            if (repetition.RunId == 0 || ResultLine.Member(repetition.Trial.Line, "run_id").Kind == ValueKind.Number)
            {
                yield return folder;
            }
        }
    }

    /// <summary>The trial's folder has its id for a name; older programs gave it another one.</summary>
    private static IEnumerable<string> NamesOf(ResultRow trial)
    {
        var path = ResultLine.Member(trial.Line, "out_path");
        string[] names = [trial.Id.IsNull ? "" : trial.Id.ToString(), path.Kind == ValueKind.Text ? path.AsText().TrimEnd('/', '\\') : ""];
        return names.Select(name => name[(name.LastIndexOfAny(['/', '\\']) + 1)..]).Where(name => name is not ("" or "." or "..") && !name.Contains('\0')).Distinct();
    }

    private static string? Newest(string folder, out int attempt)
    {
        var newest = default(string);
        attempt = 0;
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"{Stem[..^1]}*{Extension}") : [])
        {
            if (AttemptOf(Path.GetFileName(file)) is var number && number > attempt)
            {
                (newest, attempt) = (file, number);
            }
        }
        return newest;
    }

    /// <summary><c>metrics.jsonl</c> is the first attempt's, <c>metrics.2.jsonl</c> the second's; 0: no attempt's.</summary>
    private static int AttemptOf(string name)
    {
        if (name.Length < Stem.Length + Extension.Length)
        {
            return name == Stem[..^1] + Extension ? 1 : 0;
        }
        return name.StartsWith(Stem, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(Stem.Length, name.Length - Stem.Length - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 1 ? number : 0;
    }
}
