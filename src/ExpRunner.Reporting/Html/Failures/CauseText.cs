using System.Text.RegularExpressions;

namespace ExpRunner.Reporting.Html;

/// <summary>What messages of one cause have in common: their first line, without what is different each time.</summary>
internal static partial class CauseText
{
    private const int Longest = 300;

    /// <summary>The first line, with <c>{path}</c>, <c>{id}</c>, <c>{hex}</c> and <c>{n}</c> for paths, unique ids, hexadecimal and other numbers.</summary>
    public static string Of(string message)
    {
        var line = FirstLine(message);
        line = UniqueId().Replace(line, "{id}");
        line = FilePath().Replace(line, "{path}");
        line = Hexadecimal().Replace(line, "{hex}");
        return Number().Replace(line, "{n}");
    }

    private static string FirstLine(string message)
    {
        foreach (var line in message.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                return DataText.Cut(line.Trim().ToString(), Longest);
            }
        }
        return "(no message)";
    }

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UniqueId();

    /// <summary>Two parts at least, or a drive: <c>1/2</c> is no path, <c>/tmp/x</c> and <c>C:\x</c> are.</summary>
    [GeneratedRegex(@"(?<![\w.])(?:[A-Za-z]:[\\/]|~?/|\.{1,2}/)[^\s'""<>:,;()|]*[^\s'""<>:,;()|.]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FilePath();

    /// <summary>With its mark, or at least eight digits of which one is no letter and one is.</summary>
    [GeneratedRegex(@"\b0[xX][0-9a-fA-F]+\b|\b(?=[a-fA-F]*[0-9])(?=[0-9]*[a-fA-F])[0-9a-fA-F]{8,}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"(?<![\w{])[-+]?(?:\d+(?:[.,:]\d+)*)(?:[eE][-+]?\d+)?(?!\w*\})|(?<=[_#-])\d+|(?<=[A-Za-z])\d+(?=[-_\s]|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
