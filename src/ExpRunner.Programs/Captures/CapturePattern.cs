using System.Text.RegularExpressions;

namespace ExpRunner.Programs.Captures;

/// <summary>A regular expression over lines, with <c>@float@</c>, <c>@int@</c>, <c>@slug@</c> and <c>@str@</c> for what programs print.</summary>
internal sealed class CapturePattern
{
    private CapturePattern(string text, Regex regex) => (Text, Regex) = (text, regex);

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>What is run.</summary>
    public Regex Regex { get; }

    /// <summary>Reads a pattern whose first group is the value.</summary>
    /// <exception cref="CaptureException">It is no regular expression, has no group, or takes exponential time.</exception>
    public static CapturePattern Parse(string text) => new(text, new Regex(text));

    /// <summary>Reads a pattern that is only looked for, such as a row break; it needs no group.</summary>
    /// <exception cref="CaptureException">It is no regular expression, or takes exponential time.</exception>
    public static CapturePattern ParseBreak(string text) => new(text, new Regex(text));
}
