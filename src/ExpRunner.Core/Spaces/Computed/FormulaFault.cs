namespace ExpRunner.Spaces;

/// <summary>An expression of a config that has no value.</summary>
/// <param name="Path">The place in the config: <c>opt.lr</c>.</param>
/// <param name="Text">The expression.</param>
/// <param name="Position">The 0-based column in it.</param>
/// <param name="Reason">Why, as a sentence.</param>
internal sealed record FormulaFault(string Path, string Text, int Position, string Reason)
{
    /// <summary>Whether it only waits for rows that are not there yet.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Where expressions need each other in a circle: the way round, each with its place and the expression there; empty otherwise.</summary>
    public IReadOnlyList<(string Path, string Text)> Circle { get; init; } = [];
}

/// <summary>Ends the computing of whatever needs an expression that has no value.</summary>
/// <param name="fault">Why it has none.</param>
internal sealed class FormulaException(FormulaFault fault) : Exception(fault.Reason)
{
    /// <summary>Why it has none.</summary>
    public FormulaFault Fault => fault;
}

/// <summary>What a table throws whose rows are not there yet.</summary>
/// <param name="table">The table's name.</param>
internal sealed class WaitingException(string table) : Exception
{
    /// <summary>The table's name.</summary>
    public string Table => table;
}
