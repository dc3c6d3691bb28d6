namespace ExpRunner.Programs.Captures;

/// <summary>All that is read from a repetition's output.</summary>
/// <param name="Captures">In order of declaration.</param>
/// <param name="RowBreak">What starts a new row in a log; null: a repetition is one row.</param>
internal sealed record CaptureSet(IReadOnlyList<CaptureSpec> Captures, CapturePattern? RowBreak = null)
{
    /// <summary>Nothing is read.</summary>
    public static CaptureSet Empty { get; } = new([]);
}
