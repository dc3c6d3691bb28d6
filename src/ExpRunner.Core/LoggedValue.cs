namespace ExpRunner;

/// <summary>One value of a series that a trial logs while it runs.</summary>
/// <param name="Name">The name of the series.</param>
/// <param name="Value">The value.</param>
/// <param name="Step">The step it belongs to, counted by the user or from 0 per series.</param>
public readonly record struct LoggedValue(string Name, double Value, long Step);
