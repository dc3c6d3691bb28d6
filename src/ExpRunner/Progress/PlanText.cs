using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Progress;

/// <summary>Plans, counts and results in a line for people.</summary>
internal static class PlanText
{
    /// <summary><c>KnnExperiment: 24 trials x 5 repetitions, 60 of 120 done before, 60 to run -> results/KnnExperiment</c>.</summary>
    public static string Headline(PlannedExperiment plan)
    {
        var bound = plan.IsBound ? "at most " : "";
        var parts = new List<string> { bound + Size(plan) };
        if (plan.LeftOut > 0)
        {
            var configs = $"{Number(plan.LeftOut)} {(plan.LeftOut == 1 ? "config" : "configs")}";
            parts.Add(plan.HasConstraints ? $"{configs} left out by constraints" : $"{configs} asked for twice");
        }
        if (plan.Completed > 0)
        {
            parts.Add($"{Number(plan.Completed)} of {Number(plan.Planned)} completed before");
        }
        if (plan.SetAside > 0)
        {
            parts.Add($"{Number(plan.SetAside)} not run again");
        }
        parts.Add($"{bound}{Number(plan.ToRun)} to run");
        return $"{Title(plan.Name, plan.Shard)}: {string.Join(", ", parts)} -> {plan.Folder}";
    }

    /// <summary><c>KnnExperiment: 118 of 120 completed, 2 failed (60 now, 12 s)</c>.</summary>
    public static string Result(ExperimentSummary summary)
    {
        var missing = summary.Missing > 0 ? $", {Number(summary.Missing)} missing" : "";
        var failed = summary.Failed > 0 ? $", {Number(summary.Failed)} failed" : "";
        var skipped = summary.SkippedNow > 0 ? $", of them {Number(summary.SkippedNow)} skipped ({summary.SkippedBecause})" : "";
        var why = summary.Interrupted ? "; interrupted, the same command goes on" : summary.GaveUp ? "; stopped after too many failures, the same command goes on" : "";
        return $"{Title(summary.Name, summary.Shard)}: {Number(summary.Completed)} of {Number(summary.Planned)} completed{failed}{skipped}{missing} "
            + $"({Number(summary.CompletedNow)} now, {DurationText.Format(summary.Duration)}){why}";
    }

    /// <summary><c>KnnExperiment: 45 of 120 (38 %), 2 failed, 12 s, about 20 s left</c>.</summary>
    public static string Count(ProgressPicture now)
    {
        var failed = now.Failed > 0 ? $", {Number(now.Failed)} failed" : "";
        var left = now.Left is { } time ? $", about {DurationText.Format(time)} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{now.Experiment}: {Number(now.Done)} of {Number(now.ToRun)} ({now.Fraction * 100:0} %){failed}, {DurationText.Format(now.Elapsed)}{left}");
    }

    /// <summary>A number with separators.</summary>
    public static string Number(UInt128 number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>KnnExperiment</c>, or <c>KnnExperiment, shard 2/8</c>.</summary>
    public static string Title(string experiment, Shard? shard) => shard is null ? experiment : $"{experiment}, shard {shard}";

    private static string Size(PlannedExperiment plan)
    {
        var trials = $"{Number(plan.Trials)} {(plan.Trials == 1 ? "trial" : "trials")}";
        var all = plan.Trials * (UInt128)plan.Repetitions;
        var stages = plan.Stages > 1 ? $" x {plan.Stages} stages" : "";
        return plan.Planned == all ? $"{trials} x {Count(plan.Repetitions, "repetition")}{stages}" : $"{Number(plan.Planned)} of the {Number(all)} repetitions of {trials}";
    }

    private static string Count(int number, string noun) => $"{Number((UInt128)number)} {noun}{(number == 1 ? "" : "s")}";
}
