using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Hosting.Running;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands;

/// <summary>A plan for programs; docs/schemas/plan.json says what they may rely on.</summary>
internal static class PlanJson
{
    public static Value Of(PreparedExperiment prepared, int slots)
    {
        var plan = prepared.Run.Plan;
        return Value.Object(
            ("experiment", Value.Of(plan.Name)),
            ("folder", Value.Of(plan.Folder)),
            ("shard", Value.Of(plan.Shard?.ToString())),
            ("trials", Number(plan.Trials)),
            ("exact", Value.Of(!plan.IsBound)),
            ("repetitions", Value.Of(plan.Repetitions)),
            ("planned", Number(plan.Planned)),
            ("completed", Number(plan.Completed)),
            ("to_run", Number(plan.ToRun)),
            ("left_out", Number(plan.LeftOut)),
            ("set_aside", Number(plan.SetAside)),
            ("stale", Number(plan.Stale)),
            ("backend", Value.Of(ExecutorChoice.NameOf(prepared.Plan.Options))),
            ("slots", Value.Of(slots)),
            ("mean_duration", plan.MeanDuration is { } mean ? Value.Of(mean.TotalSeconds) : Value.Null),
            ("estimate", plan.MeanDuration is { } each ? Value.Of(each.TotalSeconds * (double)plan.ToRun / slots) : Value.Null));
    }

    private static Value Number(UInt128 number) => Value.Number(number.ToString(CultureInfo.InvariantCulture));
}
