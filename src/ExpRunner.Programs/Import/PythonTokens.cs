using System.Text;
using System.Text.RegularExpressions;

namespace ExpRunner.Programs.Import;

/// <summary>What a word of a Python expression is.</summary>
internal enum PythonKind
{
    Number,
    Text,
    Interpolated,
    Name,
    Sign,
    End,
}

/// <summary>A word of a Python expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name or sign; of text what it stands for.</param>
internal readonly record struct PythonToken(PythonKind Kind, string Text);

/// <summary>Says what of a Python expression has no counterpart.</summary>
/// <param name="reason">What, as part of a sentence.</param>
internal sealed class PythonException(string reason) : Exception(reason);

/// <summary>Cuts a Python expression into words (docs.python.org, "Lexical analysis").</summary>
internal static partial class PythonTokens
{
    /// <exception cref="PythonException">It is none that could be taken over.</exception>
    public static List<PythonToken> Read(string text)
    {
        var tokens = new List<PythonToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var match = Word().Match(text, at);
            if (!match.Success)
            {
                throw new PythonException($"'{text[at]}' has no counterpart");
            }
            at += match.Length;
            if (match.Groups["quote"].Success)
            {
                tokens.Add(ReadText(text, match, ref at));
                continue;
            }
            tokens.Add(new(match.Groups["number"].Success ? PythonKind.Number : match.Groups["name"].Success ? PythonKind.Name : PythonKind.Sign, match.Value));
        }
        tokens.Add(new(PythonKind.End, "the end"));
        return tokens;
    }

    private static PythonToken ReadText(string text, Match opening, ref int at)
    {
        var (prefix, quote) = (opening.Groups["prefix"].Value.ToLowerInvariant(), opening.Groups["quote"].Value);
        if (prefix.Contains('b'))
        {
            throw new PythonException("bytes have no counterpart");
        }
        // '\'.join([a, b]) stands in handbooks: a backslash that was not doubled.
        if (text.AsSpan(at).StartsWith($"\\{quote}."))
        {
            at += 1 + quote.Length;
            return new(PythonKind.Text, "\\");
        }
        var read = new StringBuilder();
        while (!text.AsSpan(at).StartsWith(quote))
        {
            if (at >= text.Length)
            {
                throw new PythonException("a text has no end");
            }
            if (text[at] == '\\' && at + 1 < text.Length && !prefix.Contains('r'))
            {
                read.Append(Escaped(text[at + 1]));
                at += 2;
                continue;
            }
            read.Append(text[at++]);
        }
        at += quote.Length;
        return new(prefix.Contains('f') ? PythonKind.Interpolated : PythonKind.Text, read.ToString());
    }

    private static string Escaped(char letter) => letter switch
    {
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        '\n' => "",
        '\\' or '\'' or '"' => letter.ToString(),
        'x' or 'u' or 'U' or 'N' or 'a' or 'b' or 'f' or 'v' or (>= '0' and <= '7') => throw new PythonException($"the escape \\{letter} has no counterpart"),
        _ => $"\\{letter}",
    };

    [GeneratedRegex("""\G(?:(?<prefix>[rRfFbBuU]{0,2})(?<quote>'''|\"\"\"|'|")|(?<number>(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)([eE][-+]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{Nd}_]*)|(?<sign>\*\*|//|==|!=|<=|>=|:=|->|<<|>>|[-+*/%()\[\]{}.,:<>&|^~@=]))""")]
    private static partial Regex Word();
}
