using System.Text;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results.Kept;

/// <summary>What was done in each of the kept folders.</summary>
internal static class KeptScenarios
{
    private static readonly SweepOptions Grid = new() { Search = SearchKind.Grid };
    private static readonly SweepOptions Listed = new() { Search = SearchKind.Listed };

    public static IReadOnlyDictionary<string, Action<KeptSweep>> All { get; } = new Dictionary<string, Action<KeptSweep>>
    {
        ["completed"] = sweep => sweep.Start(Grid, RunAll),
        ["failed"] = Failed,
        ["redo"] = Redo,
        ["in-flight"] = InFlight,
        ["merged"] = Merged,
        ["grown"] = Grown,
        ["odd"] = sweep => sweep.Start(Listed, Odd),
        ["damaged"] = Damaged,
        ["older-code"] = sweep => sweep.Start(Grid, RunAll, experiment: KeptExperiment.Before, code: "code-0"),
    };

    private static void RunAll(SweepStore store, Trial[] trials) => RunAll(store, trials, 2);

    private static void RunAll(SweepStore store, Trial[] trials, int asked)
    {
        foreach (var trial in trials)
        {
            SampleSweep.RunAll(store, trial, asked);
        }
    }

    private static void Failed(KeptSweep sweep)
    {
        sweep.Start(Grid, (store, trials) =>
        {
            AttemptStatus[] ends = [AttemptStatus.Failed, AttemptStatus.Timeout, AttemptStatus.OutOfMemory, AttemptStatus.Lost, AttemptStatus.Skipped, AttemptStatus.Cancelled];
            for (var i = 0; i < trials.Length; i++)
            {
                var outcome = SampleSweep.Failed($"reason {i}\nat line \"{i}\"") with { Status = ends[i % ends.Length] };
                SampleSweep.Run(store, trials[i], 0, 2, outcome);
                SampleSweep.Run(store, trials[i], 0, 2, i % 2 == 0 ? SampleSweep.Completed(SampleSweep.Scores(i)) : outcome with { Error = null, ExitCode = null });
                SampleSweep.Run(store, trials[i], 1, 2, i < 3 ? SampleSweep.Completed(SampleSweep.Scores(10 + i)) : outcome with { Worker = null });
                store.TrialEnded(trials[i], 2);
            }
        });
        sweep.Start(Grid, (store, trials) => SampleSweep.RunAll(store, trials[0], 2));
    }

    private static void Redo(KeptSweep sweep)
    {
        sweep.Start(Grid, RunAll);
        sweep.Start(Grid with { Redo = RedoKind.All }, (store, trials) =>
        {
            store.Redo([(trials[0], 0), (trials[1], 1), (trials[2], 0)]);
            SampleSweep.Run(store, trials[0], 0, 2, SampleSweep.Completed(SampleSweep.Scores(100)));
            store.Started(trials[1], store.NextAttempt(trials[1], 1, 2));
        }, ends: false);
    }

    private static void InFlight(KeptSweep sweep)
    {
        for (var death = 0; death < 3; death++)
        {
            sweep.Start(Grid, (store, trials) =>
            {
                store.Started(trials[0], store.NextAttempt(trials[0], 0, 2));
                store.Started(trials[1], store.NextAttempt(trials[1], 0, 2));
                SampleSweep.Run(store, trials[2], death, 2, SampleSweep.Completed(SampleSweep.Scores(death)));
            }, ends: false);
        }
        sweep.Start(Grid, (store, trials) =>
        {
            store.SetAside(KeptTrial(trials, 1), 0);
            store.Started(trials[0], store.NextAttempt(trials[0], 1, 2));
        }, ends: false);
    }

    /// <summary>By then two are set aside and no longer among those that run.</summary>
    private static Trial KeptTrial(Trial[] trials, int id) => trials.First(trial => trial.Id == (UInt128)id);

    private static void Merged(KeptSweep sweep)
    {
        sweep.Start(Grid, (store, trials) => RunAll(store, trials[..2]));
        File.Move(sweep.Journal, Path.Combine(Path.GetDirectoryName(sweep.Journal)!, "journal-b.jsonl"));
        sweep.Start(Grid with { Redo = RedoKind.All }, (store, trials) =>
        {
            SampleSweep.Run(store, trials[1], 0, 2, SampleSweep.Completed(SampleSweep.Scores(100)));
            SampleSweep.Run(store, trials[2], 0, 2, SampleSweep.Completed(SampleSweep.Scores(101)));
        });
    }

    private static void Grown(KeptSweep sweep)
    {
        sweep.Start(new SweepOptions { Search = SearchKind.Random, Trials = 2, Repetitions = 1 }, (store, trials) => RunAll(store, trials, 1));
        sweep.Start(Listed with { Repetitions = 1 }, (store, trials) => RunAll(store, trials[..1], 1));
        sweep.Start(new SweepOptions { Search = SearchKind.Random, Trials = 4, Repetitions = 3 }, (store, trials) => RunAll(store, trials[1..], 3));
        sweep.Start(Grid, (store, trials) => RunAll(store, trials[^1..]));
    }

    private static void Odd(SweepStore store, Trial[] trials)
    {
        Value[] numbers = [Value.Of(double.NaN), Value.Of(double.PositiveInfinity), Value.Of(double.NegativeInfinity), Value.Of(-0.0), Value.Of(5e-324), Value.Of(1.7976931348623157E+308)];
        for (var i = 0; i < trials.Length; i++)
        {
            var scores = Value.Object(
                ("Number", numbers[i]), ("Small", numbers[4]), ("Large", numbers[5]), ("Flag", Value.Of(i % 2 == 0)), ("Text", Value.Of("模型 🙂 \"\\\n\t\u0001\u2028")),
                ("List", Value.List(Value.Of(1), Value.List(), Value.Null)), ("Nested.Größe", Value.Of(i)), ("a \"b\"", Value.Null), ("fit_time", Value.Of(0.25)));
            SampleSweep.Run(store, trials[i], 0, 2, SampleSweep.Completed(scores));
            SampleSweep.Run(store, trials[i], 1, 2, i == 0 ? SampleSweep.Failed("模型 🙂 \"\\\n\t\u0001 \ud800") : SampleSweep.Completed(Value.Object(("Number", Value.Of(i)), ("New", Value.Of(1e22)))));
            store.TrialEnded(trials[i], 2);
        }
    }

    /// <summary>One damage that was named already, then a flipped byte, a newline that is none, a line taken out, a torn tail, and half of a sweep.json.</summary>
    private static void Damaged(KeptSweep sweep)
    {
        sweep.Start(Grid, (store, trials) => RunAll(store, trials[..1]));
        Change(sweep.Journal, (lines, _) => lines[3] = lines[3].Replace("started", "stopped"));
        sweep.Start(Grid, (store, trials) => RunAll(store, trials));
        Change(sweep.Journal, (lines, last) =>
        {
            lines[last - 12] = lines[last - 12].Replace("\"run_id\":", "\"run-id\":");
            lines[last - 8] += "?" + lines[last - 7];
            lines.RemoveRange(last - 7, 2);
            lines[^1] = lines[^1][..40];
        });
        File.WriteAllText(sweep.SweepFile, File.ReadAllText(sweep.SweepFile)[..150]);
    }

    private static void Change(string journal, Action<List<string>, int> change)
    {
        var lines = File.ReadAllText(journal).TrimEnd('\n').Split('\n').ToList();
        change(lines, lines.Count - 1);
        var isCut = !lines[^1].EndsWith('}');
        File.WriteAllBytes(journal, Encoding.UTF8.GetBytes(string.Join('\n', lines) + (isCut ? "" : "\n")));
    }
}
