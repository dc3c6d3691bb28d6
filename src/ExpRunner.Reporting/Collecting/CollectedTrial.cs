using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>One trial as several files tell it: a repetition counts once, as the first file has it.</summary>
/// <param name="seed">The seed of its sweep; null: it is not known.</param>
internal sealed class CollectedTrial(UInt128? seed)
{
    /// <summary>How long something took is another number each time.</summary>
    private const string FitTime = "fit_time";

    private readonly List<ResultRow> _rows = [];
    private readonly OrderedDictionary<string, Repetition> _runs = [];
    private bool _isNamed;

    /// <summary>Whether files tell different scores of the same repetition.</summary>
    public bool Differs { get; private set; }

    /// <summary>The folder of the first, as it is found from here; empty: it has none.</summary>
    public required string Folder { get; init; }

    /// <summary>Adds what a line tells.</summary>
    /// <returns>Whether it has a repetition that was not there, or is the first.</returns>
    public bool Add(ResultRow row)
    {
        var names = CollectedNames.RunsOf(row.Line);
        _isNamed |= names.Count > 0;
        var isNews = _rows.Count == 0;
        foreach (var run in Repetition.Of(row).Where(run => run.Index >= 0))
        {
            var key = run.Index < names.Count ? names[run.Index] : run.RunId.ToString(CultureInfo.InvariantCulture);
            if (_runs.TryGetValue(key, out var known))
            {
                Differs |= !IsSame(known, run);
                continue;
            }
            _runs.Add(key, names.Count > 0 ? run with { RunId = _runs.Count } : run);
            isNews = true;
        }
        if (isNews)
        {
            _rows.Add(row);
        }
        return isNews;
    }

    /// <summary>The line of results.jsonl.</summary>
    public Value ToLine(long id)
    {
        var first = _rows[0].Line;
        var members = new List<(string, Value)> { ("experiment", Value.Of(_rows[0].Experiment)), ("experiment_id", Value.Of(id)) };
        var config = ReservedNames.ConfigOf(first);
        members.AddRange(config.Names.ToArray().Zip(config.Items.ToArray()));
        if (Folder.Length > 0)
        {
            members.Add(("out_path", Value.Of(Folder)));
        }
        members.AddRange(_rows.Count == 1 ? Outcome(first) : Outcome());
        members.AddRange(CollectedNames.Of(seed, _isNamed ? [.. _runs.Keys] : []));
        return Value.Object([.. members]);
    }

    private static IEnumerable<(string, Value)> Outcome(Value line)
    {
        foreach (var name in ReservedNames.All.Where(name => name is "repetitions" or "status" or "run_ids" or "error" or "scores"))
        {
            if (line.TryGet(name, out var value))
            {
                yield return (name, value);
            }
        }
    }

    private IEnumerable<(string, Value)> Outcome()
    {
        var runs = _runs.Values.OrderBy(run => run.RunId).ToList();
        var asked = Math.Max(runs.Count, _isNamed ? 0 : _rows.Max(row => Repetition.Of(row).Count));
        yield return ("repetitions", Value.Of((long)asked));
        var failed = runs.Count < asked ? _rows.Find(row => row.IsFailed) : null;
        yield return ("status", Value.Of(failed?.Status ?? "completed"));
        if (runs.Count < asked)
        {
            yield return ("run_ids", Value.List([.. runs.Select(run => Value.Of(run.RunId))]));
        }
        if (failed is not null && failed.Line.TryGet("error", out var error))
        {
            yield return ("error", error);
        }
        yield return ("scores", CollectedScores.Of(runs));
    }

    private static bool IsSame(Repetition left, Repetition right)
        => left.Trial.Scores.Keys.Union(right.Trial.Scores.Keys).Where(name => name != FitTime).All(name => left.Score(name) == right.Score(name));
}
