using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Logs;

/// <summary>
/// Reads the YAML logs of cool-runner as lines of results.jsonl: one document or list item a run, which holds its definition and, under names in capitals,
/// what its module added. <c>RND_IDX</c> names the run.
/// </summary>
internal static class CoolRunnerLog
{
    private const string Id = "RND_IDX";
    private const string Module = "Module";

    /// <summary>What the tool adds itself.</summary>
    private static readonly string[] Marks = [Id, "TIME_ELAPSED", "REP"];

    /// <summary>What says how a run came about, not what it is.</summary>
    private static readonly string[] LeftOut = ["Global", "Repeat", "YamlLog", Module, Id, "REP"];

    /// <summary>The lines; null: the file is no such log.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warn">Gets what is broken, with file and line, and is passed over.</param>
    public static IReadOnlyList<Value>? Read(string path, Action<string> warn)
    {
        try
        {
            var broken = new List<string>();
            Value[] runs = [.. YamlRecords.Read(path, broken.Add).Select(record => record.Value)];
            if (!runs.Any(run => Marks.Any(mark => run.TryGet(mark, out _))))
            {
                // Of files that hold other things, only what is no YAML is told.
                _ = broken.Count > 0 ? YamlReader.Read(TextFile.Read(path), path, new ProblemList()) : [];
                return null;
            }
            broken.ForEach(warn);
            return [.. runs.Select(run => LineOf(run, Path.GetFileNameWithoutExtension(path)))];
        }
        catch (SweepException fault)
        {
            warn($"{fault.Problems[0]} The file was passed over.");
            return null;
        }
    }

    private static Value LineOf(Value run, string file)
    {
        var (config, scores) = (new List<(string, Value)>(), new List<(string, Value)>());
        for (var i = 0; i < run.Names.Length; i++)
        {
            var (name, value) = (run.Names[i], run.Items[i]);
            if (IsScore(name))
            {
                scores.Add((name, Value.List(value)));
            }
            else if (!LeftOut.Contains(name))
            {
                config.Add((ReservedNames.Contains(name) ? name + "_" : name, value));
            }
        }
        return Value.Object(
        [
            ("experiment", Value.Of(run.TryGet(Module, out var module) && module.Kind == ValueKind.Text ? module.AsText().Split('.')[^1] : file)),
            .. config,
            ("repetitions", Value.Of(1)),
            ("status", Value.Of("completed")),
            ("scores", Value.Object([.. scores])),
            .. run.TryGet(Id, out var id) ? new[] { ("exprun", Value.Object(("runs", Value.List(id)))) } : [],
        ]);
    }

    /// <summary>By the convention of these logs results have names in capitals.</summary>
    private static bool IsScore(string name) => !LeftOut.Contains(name) && name.Any(char.IsAsciiLetterUpper) && !name.Any(char.IsAsciiLetterLower);
}
