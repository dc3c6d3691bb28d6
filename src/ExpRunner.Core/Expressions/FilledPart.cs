namespace ExpRunner.Expressions;

/// <summary>A piece of a text with values in it, as tokens.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Hole">The value behind it; null at the end.</param>
internal sealed record FilledPart(string Text, Hole? Hole);

/// <summary><c>{value:format}</c></summary>
/// <param name="Tokens">The tokens of the value.</param>
/// <param name="Format">The format, if there is one.</param>
/// <param name="FormatPosition">The 0-based column of the format.</param>
internal sealed record Hole(List<Token> Tokens, string? Format, int FormatPosition);
