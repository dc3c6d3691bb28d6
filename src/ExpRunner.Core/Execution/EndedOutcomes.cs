using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Execution;

/// <summary>The outcomes of attempts that were told to end, the same for every executor.</summary>
internal static class EndedOutcomes
{
    private const string DroppedBy = "Dropped: a person ended it, and the sweep went on. The next start runs it again.";

    /// <summary>An attempt broke a limit: whatever it returned or threw since then does not count.</summary>
    public static Outcome Timeout(string why, Outcome outcome) => outcome with
    {
        Status = AttemptStatus.Timeout,
        Error = outcome.Error is null ? why : $"{why}\n{outcome.Error}",
        Scores = Value.Object(),
    };

    /// <summary>The sweep was stopped: what the attempt could still complete counts, a failure is the stop's.</summary>
    public static Outcome Cancelled(Outcome outcome)
        => outcome.Status == AttemptStatus.Failed ? outcome with { Status = AttemptStatus.Cancelled } : outcome;

    /// <summary>The attempt alone was stopped, by a person.</summary>
    public static Outcome Dropped(Outcome outcome)
        => outcome.Status == AttemptStatus.Cancelled ? outcome with { Error = outcome.Error is null ? DroppedBy : $"{DroppedBy}\n{outcome.Error}" } : outcome;

    /// <summary>An attempt was handed out and never began.</summary>
    public static Outcome GivenBack(TimeProvider time) => new()
    {
        Status = AttemptStatus.Cancelled,
        Error = "It was given back before it started.",
        StartedAt = time.GetUtcNow(),
        Duration = TimeSpan.Zero,
    };

    /// <summary>What a repetition needs of others did not complete.</summary>
    public static Outcome Skipped(string why, TimeProvider time) => new()
    {
        Status = AttemptStatus.Skipped,
        Error = why,
        StartedAt = time.GetUtcNow(),
        Duration = TimeSpan.Zero,
    };

    /// <summary>An outcome that is known from outside only.</summary>
    public static Outcome Of(AttemptStatus status, string error, TimeProvider time, TimeSpan elapsed, string worker, int? exitCode = null) => new()
    {
        Status = status,
        Error = error,
        StartedAt = time.GetUtcNow() - elapsed,
        Duration = elapsed,
        Worker = worker,
        ExitCode = exitCode,
    };
}
