using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>What a <see cref="Token"/> is.</summary>
internal enum TokenKind
{
    End,
    Literal,
    /// <summary>Text with values in it.</summary>
    FilledText,
    Name,
    /// <summary>A reserved word: and, or, not, in, true, false, null.</summary>
    Word,
    Symbol,
}

/// <summary>One piece of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, word or symbol; as written for numbers and text.</param>
/// <param name="Position">Its 0-based column.</param>
/// <param name="Value">The value of a literal.</param>
/// <param name="Parts">The parts of a text with values in it.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, Value Value = default, IReadOnlyList<FilledPart>? Parts = null)
{
    /// <summary>Whether this is the given symbol or reserved word.</summary>
    public bool Is(string symbol) => Kind is TokenKind.Symbol or TokenKind.Word && Text == symbol;

    /// <summary>How a message names this token.</summary>
    public string Shown => Kind == TokenKind.End && Text.Length == 0 ? "the end" : Text.Length <= 40 ? Text : Text[..40] + "…";
}
