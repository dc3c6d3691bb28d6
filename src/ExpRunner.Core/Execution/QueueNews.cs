namespace ExpRunner.Execution;

/// <summary>What is new on an executor that goes on by itself.</summary>
/// <param name="Outcomes">What has ended, in order.</param>
/// <param name="IsOver">Whether nothing waits, nothing runs, and nothing is left to be told.</param>
public sealed record QueueNews(IReadOnlyList<QueueOutcome> Outcomes, bool IsOver)
{
    /// <summary>How many attempts wait there to be run: whoever submits need not see to it that there are more of them than can begin soon.</summary>
    public int Waiting { get; init; }

    /// <summary>Whether it was told to begin nothing more, by whoever it was.</summary>
    public bool IsCancelled { get; init; }
}
