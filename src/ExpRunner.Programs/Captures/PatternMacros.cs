using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>Puts regular expressions in for <c>@float@</c> and its kin, and remembers which column is which.</summary>
internal sealed class PatternMacros
{
    private const char Mark = '@';

    /// <summary>Words such as nan stand alone: <c>info</c> and <c>banana</c> hold no number.</summary>
    private static readonly Dictionary<string, string> Macros = new()
    {
        ["float"] = @"(?:[+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|\b(?:[nN][aA][nN]|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)\b))",
        ["int"] = "(?:[+-]?[0-9]+)",
        ["slug"] = "(?:[-0-9a-zA-Z_]+)",
        ["str"] = "(?:\"[^\"]*\")",
    };

    private readonly List<(int Expanded, int Column, bool IsMacro)> _places = [];

    private PatternMacros(string text) => Expression = Expand(text);

    /// <summary>The regular expression.</summary>
    public string Expression { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="CaptureException">A name between two <c>@</c> that is almost one of ours.</exception>
    public static PatternMacros In(string text) => new(text);

    /// <summary>The 1-based column in the pattern of a place in the expression.</summary>
    public int Column(int offset)
    {
        var (expanded, column, isMacro) = _places.FindLast(place => place.Expanded <= offset);
        return isMacro ? column : column + offset - expanded;
    }

    private string Expand(string text)
    {
        var expression = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            _places.Add((expression.Length, at + 1, false));
            var start = MarkIn(text, at);
            var end = start < 0 ? -1 : MarkIn(text, start + 1);
            if (end < 0)
            {
                return expression.Append(text, at, text.Length - at).ToString();
            }
            expression.Append(text, at, start - at);
            at = start + Put(expression, text.Substring(start + 1, end - start - 1), start);
        }
        _places.Add((expression.Length, at + 1, false));
        return expression.ToString();
    }

    /// <summary>The next mark that is not escaped; -1: there is none.</summary>
    private static int MarkIn(string text, int at)
    {
        while (at < text.Length && text[at] != Mark)
        {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at < text.Length ? at : -1;
    }

    /// <summary>Puts one in and says how much of the text it stood for; what is no name of ours stays.</summary>
    private int Put(StringBuilder expression, string name, int start)
    {
        if (Macros.TryGetValue(name, out var macro))
        {
            _places.Add((expression.Length, start + 1, true));
            expression.Append(macro);
            return name.Length + 2;
        }
        if (NearNames.Hint(name, Macros.Keys) is { Length: > 0 } hint)
        {
            throw new CaptureException($"There is no @{name}@.{hint.Replace("'", "@")} For the text itself write \\@{name}\\@.", start + 1);
        }
        expression.Append(Mark);
        return 1;
    }
}
