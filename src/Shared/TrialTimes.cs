using System.Globalization;
using ExpRunner.Reporting;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Commands;

/// <summary>How long trials and their stages took, from the journals, beside the scores in results.jsonl.</summary>
internal static class TrialTimes
{
    private const string Duration = "duration";

    /// <summary>Adds to the trials of a report, of each completed repetition, the time of it and of each of its stages, as scores; a score of the same name stays.</summary>
    /// <exception cref="SweepException">The journals are missing or cannot be read.</exception>
    public static ResultSet AddTo(ResultSet results, Action<string> warn) => AddTo(results, warn, new HashSet<string>());

    /// <inheritdoc cref="AddTo(ResultSet, Action{string})"/>
    /// <param name="results">The trials.</param>
    /// <param name="warn">Takes what was passed over.</param>
    /// <param name="names">Takes the names of the times.</param>
    public static ResultSet AddTo(ResultSet results, Action<string> warn, ISet<string> names)
    {
        var rows = new List<ResultRow>();
        foreach (var file in results.Rows.GroupBy(row => row.File))
        {
            var folder = Path.GetDirectoryName(file.Key) is { Length: > 0 } parent ? parent : ".";
            if (!Directory.EnumerateFiles(folder, "journal*.jsonl").Any())
            {
                throw new SweepException($"--times: {folder} has no journal beside results.jsonl. Name the folder that the sweep left, or leave --times out.");
            }
            var trials = SweepAttempt.Read([folder], warn).ToLookup(attempt => attempt.ExperimentId.ToString(CultureInfo.InvariantCulture));
            rows.AddRange(file.Select(row => Timed(row, [.. trials[row.Id.ToString()]], names)));
        }
        return results with { Rows = rows };
    }

    private static ResultRow Timed(ResultRow row, SweepAttempt[] attempts, ISet<string> names)
    {
        // In the order of run_ids, as scores are.
        var completed = attempts.GroupBy(attempt => attempt.RunId).OrderBy(run => run.Key).Where(run => run.Any(attempt => attempt is { Counts: true, Status: "completed" })).Select(Times).ToArray();
        var scores = new OrderedDictionary<string, IReadOnlyList<Value>>(row.Scores);
        foreach (var name in completed.SelectMany(times => times.Keys).Distinct())
        {
            if (scores.TryAdd(name, [.. completed.Select(times => times.TryGetValue(name, out var time) ? Value.Of(time.TotalSeconds) : Value.Null)]))
            {
                names.Add(name);
            }
        }
        return row with { Scores = scores };
    }

    /// <summary>What a repetition took: each stage when it completed last, in whichever attempt that was, and all together.</summary>
    private static OrderedDictionary<string, TimeSpan> Times(IEnumerable<SweepAttempt> attempts)
    {
        var stages = new OrderedDictionary<string, TimeSpan>();
        var whole = default(TimeSpan?);
        foreach (var attempt in attempts)
        {
            whole = attempt.Counts ? attempt.Duration : whole;
            foreach (var stage in attempt.Stages.Where(stage => stage.Status == AttemptStatus.Completed))
            {
                stages[stage.Stage] = stage.Duration;
            }
        }
        var times = new OrderedDictionary<string, TimeSpan> { [Duration] = stages.Count > 0 ? new(stages.Values.Sum(time => time.Ticks)) : whole ?? TimeSpan.Zero };
        foreach (var (stage, time) in stages.Where(_ => stages.Count > 1))
        {
            times[$"{stage}.{Duration}"] = time;
        }
        return times;
    }
}
