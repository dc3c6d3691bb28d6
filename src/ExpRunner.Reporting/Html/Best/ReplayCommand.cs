using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Html;

/// <summary>The config.json of a trial, and the command that runs it again.</summary>
internal static class ReplayCommand
{
    private const string ConfigFile = "config.json";
    private const int LongestConfig = 20_000;

    /// <summary>The text of config.json, or, where the sweep wrote none, the config as the line of results.jsonl tells it.</summary>
    public static string ConfigOf(ResultRow trial)
    {
        if (FileOf(trial) is { } file)
        {
            try
            {
                return DataText.Cut(File.ReadAllText(file), LongestConfig);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // What the line tells is nearly as good.
            }
        }
        return DataText.Cut(System.Text.Encoding.UTF8.GetString(SweepFile.ToPrettyJson(ReservedNames.ConfigOf(trial.Line))), LongestConfig);
    }

    /// <summary>The command; null where there is none: the sweep wrote no config.json, or is of programs that were typed on the command line.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="sweep">Its sweep; null where there is no journal.</param>
    public static string? Of(ResultRow trial, SweepRecord? sweep)
    {
        if (sweep is null)
        {
            return null;
        }
        if (sweep.File.TryGet("program", out _))
        {
            return OfProgram(trial, sweep);
        }
        return FileOf(trial) is { } file ? ShellText.Of("dotnet", "run", "--", "--replay", file) : null;
    }

    /// <summary>A program of a sweep file runs again into a folder of its own.</summary>
    private static string? OfProgram(ResultRow trial, SweepRecord sweep)
    {
        string[] line = sweep.File.TryGet("command_line", out var words) ? [.. words.Items.ToArray().Select(word => word.ToString())] : [];
        if (line is not [_, "run", var file, ..] || file.StartsWith('-') || trial.Id.IsNull)
        {
            return null;
        }
        string[] seed = sweep.Seed == 0 ? [] : ["--seed", sweep.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        return ShellText.Of(["dotnet", "exprun", "run", file, "--pick", trial.Id.ToString(), .. seed, "--out", "replay"]);
    }

    /// <summary>Repetition 0 has the trial's folder when it began alone, otherwise each has its own.</summary>
    private static string? FileOf(ResultRow trial)
    {
        var id = trial.Id.ToString();
        if (trial.Id.IsNull || id.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return null;
        }
        var folder = Path.Join(Path.GetDirectoryName(trial.File), id);
        string[] places = [Path.Join(folder, ConfigFile), .. Repetition.Of(trial).Select(run => Path.Join(folder, $"{run.RunId}", ConfigFile))];
        return places.FirstOrDefault(File.Exists);
    }
}
