namespace ExpRunner.Programs.Captures;

/// <summary>All that is read from a repetition's output.</summary>
/// <param name="Captures">In order of declaration.</param>
/// <param name="RowBreak">What starts a new row in a log; null: a repetition is one row.</param>
internal sealed record CaptureSet(IReadOnlyList<CaptureSpec> Captures, CapturePattern? RowBreak = null)
{
    /// <summary>Nothing is read.</summary>
    public static CaptureSet Empty { get; } = new([]);

    /// <summary>The scores that are computed from others, behind them.</summary>
    public IReadOnlyList<ScoreFormula> Formulas { get; init; } = [];

    /// <summary>Whether there are no scores at all.</summary>
    public bool IsEmpty => Captures.Count + Formulas.Count == 0;

    /// <summary>The names of scores, in order.</summary>
    public IEnumerable<string> Names => Captures.Select(capture => capture.Name).Concat(Formulas.Select(formula => formula.Name));
}
