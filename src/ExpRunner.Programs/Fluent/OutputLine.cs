namespace ExpRunner;

/// <summary>A line that a program printed.</summary>
/// <param name="Text">The line, without its end.</param>
/// <param name="Stream">Where it was printed to.</param>
/// <param name="Time">When it was read.</param>
public readonly record struct OutputLine(string Text, OutputStream Stream, DateTimeOffset Time);
