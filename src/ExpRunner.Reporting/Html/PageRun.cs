using ExpRunner.Reporting.Live;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Reporting.Html;

/// <summary>How far a sweep is, for people who look at it while it runs. Numbers are of repetitions.</summary>
public sealed record PageRun
{
    /// <summary>What it does: <c>running</c>, <c>finished</c>, <c>interrupted</c> (repetitions are missing and nobody runs them), <c>unknown</c> (there is no journal).</summary>
    public required string State { get; init; }

    /// <summary>The trials of which anything has started.</summary>
    public required int Trials { get; init; }

    /// <summary>The repetitions asked for.</summary>
    public required double Planned { get; init; }

    /// <summary>Repetitions that completed.</summary>
    public int Completed { get; init; }

    /// <summary>Repetitions that failed, timed out, and so on.</summary>
    public int Failed { get; init; }

    /// <summary>Repetitions that were skipped.</summary>
    public int Skipped { get; init; }

    /// <summary>Repetitions that run now.</summary>
    public int Running { get; init; }

    /// <summary>Repetitions that were running when their runner died, and have not ended since.</summary>
    public int Lost { get; init; }

    /// <summary>Repetitions that have not begun.</summary>
    public double Waiting => Math.Max(0, Planned - Completed - Failed - Skipped - Running - Lost);

    /// <summary>When the first start began.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it did something last, where nobody runs it.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Seconds in which somebody ran it.</summary>
    public double Elapsed { get; init; }

    /// <summary>Repetitions a second: of the starts that live, else of all.</summary>
    public double? PerSecond { get; init; }

    /// <summary>How many starts there were.</summary>
    public int Starts { get; init; }

    /// <summary>Some of what runs now, with what it logged last; empty on pages that do not follow it.</summary>
    internal IReadOnlyList<RunningTrial> Live { get; init; } = [];

    /// <summary>Seconds until it is done, at this pace.</summary>
    public double? Eta => State == "running" && PerSecond > 0 ? (Waiting + Running + Lost) / PerSecond : null;

    /// <summary>How far the sweep in an experiment's folder is; reads its journals only.</summary>
    /// <param name="folder">The experiment's folder.</param>
    /// <exception cref="SweepException">There is no sweep, or it cannot be read.</exception>
    public static PageRun Read(string folder) => Of(SweepRecord.Read([folder], _ => { }), DateTimeOffset.UtcNow);

    /// <summary>How far several sweeps are, as one.</summary>
    internal static PageRun Of(IReadOnlyList<SweepRecord> sweeps, DateTimeOffset now)
    {
        var starts = sweeps.SelectMany(sweep => sweep.Starts).Where(start => start.StartedAt is not null).ToList();
        var isRunning = sweeps.Any(sweep => sweep.Status.Owner is not null);
        var skipped = sweeps.Sum(sweep => sweep.Status.Failed.GetValueOrDefault("skipped"));
        return new()
        {
            State = isRunning ? "running" : sweeps.Any(sweep => sweep.Status.Missing > 0) ? "interrupted" : "finished",
            Trials = sweeps.Sum(sweep => sweep.Status.Trials),
            Planned = sweeps.Sum(sweep => (double)sweep.Status.Planned),
            Completed = sweeps.Sum(sweep => sweep.Status.Completed),
            Failed = sweeps.Sum(sweep => sweep.Status.Failed.Values.Sum()) - skipped,
            Skipped = skipped,
            Running = sweeps.Sum(sweep => sweep.Status.Running),
            Lost = sweeps.Sum(sweep => sweep.Status.InFlightLost),
            Started = starts.Min(start => start.StartedAt),
            Ended = isRunning ? null : starts.Max(start => start.LastAt ?? start.StartedAt),
            Elapsed = PageClock.Covered(starts, now),
            PerSecond = PageClock.PerSecond(starts, now),
            Starts = starts.Count,
        };
    }

    /// <summary>What the lines of results.jsonl alone tell.</summary>
    internal static PageRun Of(IReadOnlyList<ResultRow> rows)
    {
        var runs = rows.SelectMany(Repetition.Of).ToList();
        var skipped = runs.Count(run => run.Status == "skipped");
        var completed = runs.Count(run => run.Status == "completed");
        return new() { State = "unknown", Trials = rows.Count, Planned = runs.Count, Completed = completed, Skipped = skipped, Failed = runs.Count - completed - skipped };
    }
}
