using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>config.json of a repetition: what a person reads and <c>--replay</c> runs again.</summary>
internal static class ConfigFile
{
    public const string Name = "config.json";

    /// <summary>Writes the file into the repetition's folder, which it makes; a later attempt leaves it as it is.</summary>
    /// <exception cref="SweepStoreException">It cannot be written.</exception>
    public static void Write(SweepFolder folder, Attempt attempt, ulong seed, string version)
    {
        var path = Path.Combine(attempt.OutPath, Name);
        if (attempt.Number > 1 && folder.Files.Exists(path))
        {
            return;
        }
        try
        {
            folder.Files.MakeFolder(attempt.OutPath);
            var json = SweepFile.ToPrettyJson(ToJson(attempt, seed, version));
            if (attempt.Number > 1)
            {
                folder.Replace(path, aside => aside.Add(json));
                return;
            }
            // Cut off here, the next start is a first attempt again and writes it anew; hence no second name.
            using var file = folder.Files.Open(path, FileUse.Create);
            file.Write(json, 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SweepStoreException($"{path}: cannot be written: {fault.Message} Free the place, choose another --out, or leave these files out with --no-config-files.", fault);
        }
    }

    private static Value ToJson(Attempt attempt, ulong seed, string version)
    {
        var names = attempt.Config.Names;
        var values = attempt.Config.Items;
        return Value.Object(
            ["experiment", "experiment_id", "run_id", "out_path", .. names, "exprun"],
            [
                Value.Of(attempt.Experiment),
                Value.Number(attempt.ExperimentId.ToString(CultureInfo.InvariantCulture)),
                Value.Of(attempt.RunId),
                Value.Of(attempt.OutPath),
                .. values,
                Value.Object([("seed", Value.Of((decimal)seed)), ("version", Value.Of(version)), .. Needed(attempt)]),
            ]);
    }

    private static IEnumerable<(string, Value)> Needed(Attempt attempt) => attempt.Needed.Count == 0 ? []
        : [("needed", Value.List([.. attempt.Needed.Select(needed => Value.Object(
            ("experiment_id", Value.Number(needed.Id.ToString(CultureInfo.InvariantCulture))), ("out_path", Value.Of(needed.OutPath)), ("config", needed.Config), ("scores", needed.Scores)))]))];
}
