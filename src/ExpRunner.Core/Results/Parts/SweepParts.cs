using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>The parts of a sweep that ran in several folders.</summary>
public static class SweepParts
{
    /// <summary>
    /// Joins the folders of sweeps of the same experiments into one that reports, status and later starts treat as one sweep. The parts stay as
    /// they are. What an earlier call has joined is left alone, so that a call that was broken off is finished by the next.
    /// </summary>
    /// <param name="parts">Folders that were given to <c>--out</c>, or experiments' folders in them.</param>
    /// <param name="folder">The folder to join into; each experiment gets a folder of its name in it.</param>
    /// <param name="warn">Takes a sentence for each thing that is odd.</param>
    /// <exception cref="SweepException">They do not fit together; it has all reasons, and nothing was written.</exception>
    public static IReadOnlyList<SweepStatus> Collect(IReadOnlyList<string> parts, string folder, Action<string>? warn = null)
    {
        warn ??= _ => { };
        var problems = new List<string>();
        try
        {
            var joins = Plan(Read(parts, problems, warn), folder, problems, warn);
            return problems.Count == 0 ? [.. joins.Select(join => join.Join())] : throw new SweepException([.. problems.Distinct()]);
        }
        catch (SweepStoreException fault)
        {
            throw new SweepException([.. problems, fault.Message], fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SweepException([.. problems, $"{fault.Message} What was joined so far is kept; the same command goes on from there."], fault);
        }
    }

    private static List<PartFolder> Read(IReadOnlyList<string> parts, List<string> problems, Action<string> warn)
    {
        var folders = parts.SelectMany(part => PartFinder.Find(DiskFiles.Instance, part, problems)).DistinctBy(part => Path.GetFullPath(part.Path));
        var named = parts.Select(Path.GetFullPath).Select(path => path.TrimEnd(Path.DirectorySeparatorChar)).ToHashSet();
        PartFolder[] read = [.. folders.Select(folder => new PartFolder(folder) { IsNamed = named.Contains(Path.GetFullPath(folder.Path)) })];
        foreach (var part in read)
        {
            part.Read(problems, warn);
        }
        return [.. read];
    }

    private static List<PartsJoin> Plan(List<PartFolder> read, string folder, List<string> problems, Action<string> warn)
    {
        problems.AddRange(read.Where(part => part.Experiment is null).Select(part => $"{part.Path}: nothing in this folder that can be read says which experiment it is of."));
        string[] named = [.. read.Where(part => part.IsNamed).Select(part => part.Experiment).OfType<string>().Distinct()];
        if (named.Length > 1)
        {
            problems.Add($"These are folders of different experiments: {string.Join(", ", named)}. Parts of one sweep are of one experiment; to join those of several, name the folders given to --out.");
        }
        var joins = new List<PartsJoin>();
        foreach (var group in read.Where(part => part.Experiment is not null).GroupBy(part => part.Experiment!))
        {
            var join = new PartsJoin(group.Key, [.. group], new SweepFolder(DiskFiles.Instance, Path.Combine(folder, group.Key)), warn);
            join.Check(problems);
            joins.Add(join);
        }
        return joins;
    }
}
