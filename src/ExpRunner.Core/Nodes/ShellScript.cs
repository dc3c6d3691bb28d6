using System.Buffers;
using System.Text;

namespace ExpRunner.Nodes;

/// <summary>Text for shells: as one word of a script of the POSIX shell, and a script as a command line that the login shell of a node takes, whichever it is.</summary>
internal static class ShellScript
{
    /// <summary>
    /// Runs the script that comes encoded. It stays until the script ends, so that the exit code is always the script's: a signal becomes 128 + n, and 255,
    /// by which ssh says that the way was lost, becomes 254.
    /// </summary>
    private const string Runner = "sh -c \"$(printf %b \"$1\")\"; c=$?; [ $c -lt 255 ] || c=254; exit $c";

    /// <summary>Runs it in its own place, with one process less.</summary>
    private const string LeanRunner = "eval \"$(printf %b \"$1\")\"";

    private static readonly SearchValues<char> NameOfUser = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");

    /// <summary>A text as one word of a script.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A text as one word of a script in which a leading <c>~</c> and variables are what they are there; nothing else is taken for more than text.</summary>
    public static string Expand(string text)
    {
        var word = new StringBuilder();
        var at = HomeLength(text);
        word.Append(at switch { 0 => "", 1 => "\"$HOME\"", _ => text[..at] });
        if (at > 1 && at < text.Length)
        {
            // The slash ends the name of the user, but not between quotes.
            word.Append(text[at++]);
        }
        while (at < text.Length)
        {
            var dollar = text.IndexOf('$', at);
            var (name, end) = dollar < 0 ? ("", text.Length) : Variable(text, dollar);
            var literal = text[at..(name.Length > 0 ? dollar : end)];
            word.Append(literal.Length > 0 ? Quote(literal) : "").Append(name.Length > 0 ? $"\"${{{name}:?it is not set, or empty}}\"" : "");
            at = end;
        }
        return word.Length > 0 ? word.ToString() : "''";
    }

    /// <summary>
    /// A script as what a login shell runs: only characters that sh, csh and fish take alike stand between single quotes, which leaves out quotes,
    /// backslashes, exclamation marks and ends of lines.
    /// </summary>
    /// <param name="script">The script.</param>
    /// <param name="isEndTold">Whether the exit code is to tell how the script ended, also by a signal, and never that the way was lost.</param>
    public static string ForLogin(string script, bool isEndTold = true)
    {
        var units = Encoding.UTF8.GetBytes(script);
        if (!isEndTold && !Array.Exists(units, IsOdd))
        {
            return $"exec sh -c '{script}'";
        }
        var encoded = new StringBuilder(script.Length + 64);
        foreach (var unit in units)
        {
            _ = IsOdd(unit)
                ? encoded.Append("\\0").Append((char)('0' + (unit >> 6))).Append((char)('0' + ((unit >> 3) & 7))).Append((char)('0' + (unit & 7)))
                : encoded.Append((char)unit);
        }
        return $"exec sh -c '{(isEndTold ? Runner : LeanRunner)}' sh '{encoded}'";
    }

    private static bool IsOdd(byte unit) => unit is < 0x20 or > 0x7E or (byte)'\'' or (byte)'\\' or (byte)'!';

    /// <summary>The length of a leading <c>~</c> or <c>~user</c>.</summary>
    private static int HomeLength(string text)
    {
        if (!text.StartsWith('~'))
        {
            return 0;
        }
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var end = slash < 0 ? text.Length : slash;
        return text.AsSpan(1, end - 1).IndexOfAnyExcept(NameOfUser) < 0 ? end : 0;
    }


    /// <summary>The name after a dollar, bare or in braces, and where it ends; no name: the dollar is text, and so is what follows up to the end given.</summary>
    private static (string Name, int End) Variable(string text, int dollar)
    {
        var isBraced = dollar + 1 < text.Length && text[dollar + 1] == '{';
        var from = dollar + (isBraced ? 2 : 1);
        var to = from;
        while (to < text.Length && (char.IsAsciiLetter(text[to]) || text[to] == '_' || (to > from && char.IsAsciiDigit(text[to]))))
        {
            to++;
        }
        if (to == from || (isBraced && (to == text.Length || text[to] != '}')))
        {
            return ("", dollar + 1);
        }
        return (text[from..to], to + (isBraced ? 1 : 0));
    }
}
