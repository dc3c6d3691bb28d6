namespace ExpRunner.Hosting.Notifying;

/// <summary>Whom to tell of what.</summary>
/// <param name="Variables">The variables of the environment that hold the addresses.</param>
internal sealed record NotifyOptions(IReadOnlyList<string> Variables)
{
    /// <summary>What is told.</summary>
    public IReadOnlyList<NotifyEvent> Events { get; init; } = [NotifyEvent.Failure, NotifyEvent.End];

    /// <summary>An expression for what is said of a trial; null: the usual line.</summary>
    public string? Message { get; init; }

    /// <summary>An expression for what is said at the end; null: the usual line.</summary>
    public string? EndMessage { get; init; }
}
