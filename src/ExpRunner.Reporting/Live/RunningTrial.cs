namespace ExpRunner.Reporting.Live;

/// <summary>A repetition that runs.</summary>
/// <param name="Id">The trial.</param>
/// <param name="RunId">The repetition.</param>
/// <param name="Attempt">The number of the attempt.</param>
/// <param name="StartedAt">When it started; null: the journal does not say.</param>
/// <param name="Owner">Who started it, as <c>process 4711 on lab3</c>.</param>
/// <param name="Config">What tells its config from others.</param>
/// <param name="Folder">Its folder.</param>
internal sealed record RunningTrial(UInt128 Id, int RunId, int Attempt, DateTimeOffset? StartedAt, string Owner, string Config, string Folder)
{
    /// <summary>The values it logged last: <c>loss 0.31 (step 120)</c>; empty: none.</summary>
    public string Newest { get; init; } = "";
}
