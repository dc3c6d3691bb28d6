namespace ExpRunner.Reporting.Records;

/// <summary>Which records are kept, in which order, and what of them.</summary>
internal sealed record RecordFilterOptions
{
    /// <summary>Conditions that all hold.</summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary>Expressions that are sorted by one after another, so that the last one is the strongest.</summary>
    public IReadOnlyList<string> Sort { get; init; } = [];

    /// <summary>Whether every sort is the other way round.</summary>
    public bool Reverse { get; init; }

    /// <summary>The members that are kept, in this order, and <c>name = expression</c>; empty for all as they are.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];
}
