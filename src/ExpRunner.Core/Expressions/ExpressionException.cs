namespace ExpRunner.Expressions;

/// <summary>An expression that cannot be read or evaluated; the message shows the expression with a caret under the place.</summary>
public sealed class ExpressionException : Exception
{
    private const int Before = 60;
    private const int Width = 100;

    /// <summary>A fault in an expression.</summary>
    /// <param name="text">The whole expression.</param>
    /// <param name="position">The 0-based column of the fault.</param>
    /// <param name="reason">What is wrong and what to do, as a sentence.</param>
    public ExpressionException(string text, int position, string reason)
        : base(Show(text, position, reason))
    {
        Text = text;
        Position = position;
        Reason = reason;
    }

    /// <summary>The whole expression.</summary>
    public string Text { get; }

    /// <summary>The 0-based column of the fault; the length of the text when something is missing at the end.</summary>
    public int Position { get; }

    /// <summary>What is wrong, without the expression.</summary>
    public string Reason { get; }

    /// <summary>Long expressions are cut to a window around the place.</summary>
    private static string Show(string text, int position, string reason)
    {
        var start = text.Length <= Width ? 0 : Math.Clamp(position - Before, 0, text.Length - Width);
        var shown = text.AsSpan(start, Math.Min(Width, text.Length - start)).ToArray();
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = char.IsControl(shown[i]) ? ' ' : shown[i];
        }
        return $"{reason}\n  {new string(shown)}\n  {new string(' ', position - start)}^";
    }
}
