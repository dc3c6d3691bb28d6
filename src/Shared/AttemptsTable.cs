using System.Globalization;
using ExpRunner.Expressions;
using ExpRunner.Reporting;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Commands;

/// <summary>Attempts as a table, a row each, or their stages: all columns for programs, for people those that say something.</summary>
internal static class AttemptsTable
{
    private static readonly (string Name, Func<Row, bool, Value> Cell)[] Columns =
    [
        ("experiment", (row, _) => Value.Of(row.Attempt.Experiment)),
        ("experiment_id", (row, _) => Value.Number(row.Attempt.ExperimentId.ToString(CultureInfo.InvariantCulture))),
        ("run_id", (row, _) => Value.Of(row.Attempt.RunId)),
        ("attempt", (row, _) => Value.Of(row.Attempt.Number)),
        ("stage", (row, _) => Value.Of(row.Stage?.Stage)),
        ("status", (row, _) => Value.Of(row.Stage is { } stage ? NameOf(stage.Status) : row.Attempt.Status)),
        ("counts", (row, _) => Value.Of(row.Attempt.Counts)),
        ("exit_code", (row, _) => (row.Stage is { } stage ? stage.ExitCode : row.Attempt.ExitCode) is { } code ? Value.Of(code) : Value.Null),
        ("duration", (row, _) => row.Duration is { } duration ? Value.Of(duration.TotalSeconds) : Value.Null),
        ("started_at", (row, forPeople) => Value.Of((row.Stage is { } stage ? stage.StartedAt : row.Attempt.StartedAt)?.UtcDateTime.ToString(forPeople ? "u" : "O", CultureInfo.InvariantCulture))),
        ("worker", (row, _) => Value.Of(row.Attempt.Worker)),
        ("error", (row, forPeople) => Value.Of(forPeople ? row.Attempt.Error?.Split('\n')[0].TrimEnd('\r') : row.Attempt.Error)),
        ("folder", (row, _) => Value.Of(row.Attempt.OutPath)),
    ];

    private static readonly string[] OfAttempts = ["worker", "error"];

    /// <summary>A row: an attempt, or one stage of it.</summary>
    private readonly record struct Row(SweepAttempt Attempt, StageOutcome? Stage)
    {
        public TimeSpan? Duration => Stage is null ? Attempt.Duration : Stage.Duration;
    }

    /// <param name="attempts">The attempts.</param>
    /// <param name="ofStages">Whether each stage has a row.</param>
    /// <param name="where">Keeps the rows for which this is true; null: all.</param>
    /// <param name="forPeople">Whether people read it.</param>
    /// <exception cref="ExpressionException">The condition is wrong.</exception>
    public static ReportTable Of(IReadOnlyList<SweepAttempt> attempts, bool ofStages, string? where, bool forPeople)
    {
        var columns = Array.FindAll(Columns, column => ofStages ? !OfAttempts.Contains(column.Name) : column.Name != "stage");
        var rows = attempts.SelectMany(attempt => ofStages ? attempt.Stages.Select(stage => new Row(attempt, stage)) : [new Row(attempt, null)]).ToList();
        if (where is not null)
        {
            var condition = Expression.Parse(where);
            condition.Check(columns.Select(column => column.Name));
            rows.RemoveAll(row => !condition.IsTrue(name => columns.First(column => column.Name == name).Cell(row, false)));
        }
        var shown = forPeople ? Array.FindAll(columns, column => Says(column, rows)) : columns;
        return new ReportTable(
            null,
            [.. shown.Select(column => new ReportColumn(column.Name, column.Name, column.Name == "duration" ? ReportColumnKind.Score : ReportColumnKind.Trial))],
            [.. rows.Select(row => (IReadOnlyList<Value>)[.. shown.Select(column => column.Cell(row, forPeople))])],
            forPeople ? Notes(rows, ofStages) : []);
    }

    /// <summary>Whether a column tells rows apart, or anything at all.</summary>
    private static bool Says((string Name, Func<Row, bool, Value> Cell) column, List<Row> rows) => column.Name switch
    {
        "experiment" => rows.Select(row => row.Attempt.Experiment).Distinct().Skip(1).Any(),
        "counts" => rows.Any(row => !row.Attempt.Counts),
        "worker" => rows.Select(row => row.Attempt.Worker).Distinct().Skip(1).Any(),
        "exit_code" or "error" => rows.Any(row => !column.Cell(row, true).IsNull),
        _ => true,
    };

    private static IReadOnlyList<string> Notes(List<Row> rows, bool ofStages) => ofStages
        ? [.. rows.GroupBy(row => row.Stage!.Stage).Select(stage => $"{stage.Key}: {Sum([.. stage], "run")}.")]
        : [$"{Sum(rows, "attempt")}."];

    private static string Sum(List<Row> rows, string noun)
    {
        var failed = rows.Count(row => (row.Stage is { } stage ? NameOf(stage.Status) : row.Attempt.Status) is not ("completed" or "running"));
        var seconds = rows.Sum(row => row.Duration?.TotalSeconds ?? 0);
        return string.Create(CultureInfo.InvariantCulture, $"{rows.Count} {noun}{(rows.Count == 1 ? "" : "s")}{(failed > 0 ? $", {failed} not completed" : "")}, {seconds:0.###} s in all");
    }

    private static string NameOf(AttemptStatus status) => status == AttemptStatus.OutOfMemory ? "out-of-memory" : status.ToString().ToLowerInvariant();
}
