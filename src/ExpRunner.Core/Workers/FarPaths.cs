using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>What folders of ours are called in the folder of a worker on another machine.</summary>
internal static class FarPaths
{
    /// <summary>The attempt as the worker is to know it; the same where its folder is relative and it needs no others.</summary>
    public static Attempt Of(Attempt attempt)
    {
        var outPath = Of(attempt.OutPath);
        return outPath == attempt.OutPath && attempt.Needed.Count == 0 ? attempt : attempt with
        {
            OutPath = outPath,
            Needed = [.. attempt.Needed.Select(trial => trial with { OutPath = OfNeeded(trial.OutPath) })],
        };
    }

    /// <summary>The folder of a repetition: as it is where that is relative and leads downwards, else below the worker's own folder.</summary>
    public static string Of(string outPath)
    {
        if (!Path.IsPathRooted(outPath) && !outPath.Contains("..", StringComparison.Ordinal))
        {
            return outPath.Replace('\\', '/');
        }
        var full = Path.GetFullPath(outPath);
        return full[Path.GetPathRoot(full)!.Length..].Replace('\\', '/');
    }

    /// <summary>The folder of another trial: apart from those in which the worker's own attempts write.</summary>
    public static string OfNeeded(string outPath) => $"needed/{Of(outPath)}";
}
