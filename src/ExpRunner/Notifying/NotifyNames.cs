using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Notifying;

/// <summary>The names that messages may use; a config field of such a name wins.</summary>
internal static class NotifyNames
{
    /// <summary>Those of a trial, beside its config fields.</summary>
    public static IReadOnlyList<string> OfTrial { get; } =
        ["experiment", "experiment_id", "run_id", "attempt", "status", "error", "duration", "scores", "out_path", "completed", "failed", "planned", "host"];

    /// <summary>Those of the end.</summary>
    public static IReadOnlyList<string> OfEnd { get; } =
        ["experiment", "completed", "failed", "missing", "planned", "duration", "interrupted", "error", "out_path", "host"];

    /// <summary>Finds the values of a trial.</summary>
    public static Func<string, Value?> Of(Attempt attempt, Outcome outcome, NotifyCount count) => name => name switch
    {
        _ when attempt.Config.TryGet(name, out var value) => value,
        "experiment" => Value.Of(attempt.Experiment),
        "experiment_id" => Number(attempt.ExperimentId),
        "run_id" => Value.Of((long)attempt.RunId),
        "attempt" => Value.Of((long)attempt.Number),
        "status" => Value.Of(StatusNames.Of(outcome.Status)),
        "error" => Value.Of(outcome.Error),
        "duration" => Value.Of(outcome.Duration.TotalSeconds),
        "scores" => outcome.Scores,
        "out_path" => Value.Of(attempt.OutPath),
        "completed" => Number(count.Completed),
        "failed" => Number(count.Failed),
        "planned" => Number(count.Planned),
        "host" => Value.Of(Environment.MachineName),
        // A field that configs of other sweeps or classes have.
        _ => Value.Null,
    };

    /// <summary>Finds the values of the end.</summary>
    public static Func<string, Value?> Of(ExperimentSummary summary) => name => name switch
    {
        "experiment" => Value.Of(summary.Name),
        "completed" => Number(summary.Completed),
        "failed" => Number(summary.Failed),
        "missing" => Number(summary.Missing),
        "planned" => Number(summary.Planned),
        "duration" => Value.Of(summary.Duration.TotalSeconds),
        "interrupted" => Value.Of(summary.Interrupted),
        "error" => Value.Of(summary.FirstError),
        "out_path" => Value.Of(summary.Folder),
        "host" => Value.Of(Environment.MachineName),
        _ => Value.Null,
    };

    private static Value Number(UInt128 number) => Value.Number(number.ToString(CultureInfo.InvariantCulture));
}
