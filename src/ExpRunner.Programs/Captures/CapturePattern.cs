using System.Text;
using System.Text.RegularExpressions;

namespace ExpRunner.Programs.Captures;

/// <summary>A regular expression over lines, with <c>@float@</c>, <c>@int@</c>, <c>@slug@</c> and <c>@str@</c> for what programs print.</summary>
internal sealed class CapturePattern
{
    /// <summary>The longest one line may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProbePatience = TimeSpan.FromMilliseconds(250);

    /// <summary>What gives up soon is quicker on most lines than what takes linear time on all.</summary>
    private static readonly TimeSpan QuickPatience = TimeSpan.FromMilliseconds(5);

    private readonly Regex _regex;
    private Regex? _quick;

    private CapturePattern(string text, Regex regex)
    {
        (Text, _regex) = (text, regex);
        _quick = regex.Options.HasFlag(RegexOptions.NonBacktracking) ? new(regex.ToString(), RegexOptions.CultureInvariant, QuickPatience) : null;
        Needle = RequiredText.In(regex.ToString()) is { } required ? Encoding.UTF8.GetBytes(required) : null;
    }

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>What each line that matches holds, as UTF-8; null: that cannot be said.</summary>
    public byte[]? Needle { get; }

    /// <summary>Reads a pattern whose first group is the value.</summary>
    /// <exception cref="CaptureException">It is no regular expression, has no group, or takes exponential time.</exception>
    public static CapturePattern Parse(string text)
    {
        var pattern = ParseBreak(text);
        return pattern._regex.GetGroupNumbers().Length > 1
            ? pattern
            : throw new CaptureException("The pattern has no group. Put parentheses around what is the value, as in 'accuracy: (@float@)'.", 1);
    }

    /// <summary>Reads a pattern that is only looked for, such as a row break; it needs no group.</summary>
    /// <exception cref="CaptureException">It is no regular expression, or takes exponential time.</exception>
    public static CapturePattern ParseBreak(string text)
    {
        if (text.Length == 0)
        {
            throw new CaptureException("The pattern is empty.", 1);
        }
        var macros = PatternMacros.In(text);
        try
        {
            return new(text, Compile(macros.Expression));
        }
        catch (RegexParseException fault)
        {
            throw new CaptureException($"This is no regular expression: {Reason(fault)}", macros.Column(Math.Max(0, fault.Offset - 1)));
        }
    }

    /// <summary>Whether a line matches.</summary>
    /// <exception cref="CaptureException">It took too long.</exception>
    public bool IsMatch(string line) => Within(regex => regex.IsMatch(line), line);

    /// <summary>The first group of each match in a line; empty ones are none.</summary>
    /// <exception cref="CaptureException">It took too long.</exception>
    public void AddMatches(string line, List<string> found)
    {
        var known = found.Count;
        Within(regex =>
        {
            found.RemoveRange(known, found.Count - known);
            for (var match = regex.Match(line); match.Success; match = match.NextMatch())
            {
                if (match.Groups[1].Length > 0)
                {
                    found.Add(match.Groups[1].Value);
                }
            }
            return true;
        }, line);
    }

    /// <summary>In linear time where the expression allows it; where it needs to look around or back, with a limit.</summary>
    private static Regex Compile(string expression)
    {
        try
        {
            return new(expression, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        }
        catch (NotSupportedException)
        {
            Probe(new(expression, RegexOptions.CultureInvariant, ProbePatience));
            return new(expression, RegexOptions.CultureInvariant, Patience);
        }
    }

    /// <summary>Tries lines of one character over and over that then do not match: what multiplies the ways to read them shows at once.</summary>
    private static void Probe(Regex regex)
    {
        var letters = regex.ToString().Where(char.IsLetterOrDigit).Append(' ').Append('a').Append('0').Distinct().Take(64);
        foreach (var letter in letters)
        {
            try
            {
                _ = regex.IsMatch(new string(letter, 64) + "\u0001");
            }
            catch (RegexMatchTimeoutException)
            {
                throw new CaptureException(
                    $"The pattern takes exponential time on a line such as '{new string(letter, 4)}…'. Repeat nothing that is itself repeated, or leave out what looks around or back.", 1);
            }
        }
    }

    private bool Within(Func<Regex, bool> run, string line)
    {
        if (_quick is { } quick)
        {
            try
            {
                return run(quick);
            }
            catch (RegexMatchTimeoutException)
            {
                _quick = null;
            }
        }
        try
        {
            return run(_regex);
        }
        catch (RegexMatchTimeoutException)
        {
            var start = line.Length <= 40 ? line : line[..40] + "…";
            throw new CaptureException($"The pattern '{Text}' took longer than {Patience.TotalSeconds:0} s on a line of {line.Length} characters that begins '{start}'. Simplify it.");
        }
    }

    /// <summary>What is wrong, without the expression and the offset in it, which the runtime puts before.</summary>
    private static string Reason(RegexParseException fault)
    {
        var place = $"at offset {fault.Offset}. ";
        var at = fault.Message.LastIndexOf(place, StringComparison.Ordinal);
        return at < 0 ? fault.Message : fault.Message[(at + place.Length)..];
    }
}
