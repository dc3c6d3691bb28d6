using ExpRunner.Spaces;

namespace ExpRunner.Programs.Chains;

/// <summary>Which key of a sweep is at fault.</summary>
internal enum EntryPart
{
    /// <summary>The sweep as a whole.</summary>
    Sweep,

    /// <summary>The value of a parameter.</summary>
    Value,

    /// <summary><c>base:</c></summary>
    Base,

    /// <summary><c>where:</c></summary>
    Where,
}

/// <summary>Why an entry could not be made.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Part">Which key of it is at fault.</param>
/// <param name="Reason">Why, as a sentence.</param>
internal sealed record EntryFault(SweepSpec Sweep, EntryPart Part, string Reason)
{
    /// <summary>The expression without a value; null: it is none.</summary>
    public FormulaFault? Formula { get; init; }

    /// <summary>The 0-based column in the text of the key.</summary>
    public int Position { get; init; }

    /// <summary>The fault where no places are known.</summary>
    public override string ToString()
        => $"{(Sweep.Name is { } name ? $"sweep '{name}'" : "a sweep without a name")}: {(Formula is { } formula ? $"{formula.Path}: = {formula.Text}: " : Part is EntryPart.Base or EntryPart.Where ? $"{Part.ToString().ToLowerInvariant()}: " : "")}{Reason}";
}
