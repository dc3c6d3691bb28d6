using ExpRunner.Platform;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Gathers the trials of all sweeps below some folders.</summary>
public static class ResultCollection
{
    /// <summary>
    /// Reads every results.jsonl, and every log that <see cref="CollectOptions.ReadLog"/> knows, in and below the folders. A trial that several
    /// files tell of (same experiment, config and seed) is one trial with the repetitions of all of them. What cannot be read is named and passed over.
    /// </summary>
    /// <param name="paths">Folders and files.</param>
    /// <param name="options">What is passed over, and who is told.</param>
    /// <exception cref="ReportException">A path does not exist.</exception>
    public static CollectedResults Collect(IReadOnlyList<string> paths, CollectOptions options)
    {
        var unknown = paths.Where(path => !File.Exists(path) && !Directory.Exists(path)).ToList();
        if (unknown.Count > 0)
        {
            throw new ReportException(string.Join('\n', unknown.Select(path => $"There is no file or folder '{path}'.")));
        }
        var (warnings, trials, files) = (new List<string>(), new TrialCollection(), 0);
        foreach (var path in new CollectWalk(options, warnings).Files(paths))
        {
            if (RowsOf(path, options, warnings) is { } rows)
            {
                files++;
                options.Visited?.Invoke($"{path}: {rows.Count} {(rows.Count == 1 ? "trial" : "trials")}");
                AddAll(trials, rows, SeedBeside(path, warnings));
            }
        }
        var broken = warnings.Count;
        if (trials.Differing is > 0 and var differing)
        {
            warnings.Add($"Of {differing} {(differing == 1 ? "trial" : "trials")} the files tell different scores of the same repetition, as after a change of code; those of the first file were taken.");
        }
        return new() { Lines = trials.Lines, Files = files, Experiments = trials.Experiments, Duplicates = trials.Duplicates, Broken = broken, Warnings = warnings };
    }

    private static void AddAll(TrialCollection trials, IReadOnlyList<ResultRow> rows, UInt128? seed)
    {
        foreach (var row in rows)
        {
            trials.Add(row, seed);
        }
    }

    /// <summary>The trials of a file; null: it holds none, or cannot be read.</summary>
    private static IReadOnlyList<ResultRow>? RowsOf(string path, CollectOptions options, List<string> warnings)
    {
        try
        {
            SpecialFile.ThrowIfAt(path);
            if (Path.GetExtension(path) is ".jsonl" or ".json")
            {
                using var file = new ResultFile(path);
                return ResultReader.Read(file, warnings);
            }
            return options.ReadLog(path, warnings.Add) is { } lines ? [.. lines.Select(line => ResultLine.Read(line, path, ""))] : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            warnings.Add($"{path}: it cannot be read and was passed over ({fault.Message})");
        }
        return null;
    }

    /// <summary>The seed of the sweep that a file is of; null: it is no sweep's, or nothing beside it tells.</summary>
    private static UInt128? SeedBeside(string path, List<string> warnings)
    {
        var folder = new SweepFolder(DiskFiles.Instance, Path.GetDirectoryName(path) is { Length: > 0 } beside ? beside : ".");
        if (SweepFile.Load(folder, out _) is { } sweep)
        {
            return UInt128.TryParse(ResultLine.Member(sweep, "seed").ToString(), out var seed) ? seed : null;
        }
        var part = new PartFolder(folder);
        part.Read([], warnings.Add);
        return part.Seed;
    }
}
