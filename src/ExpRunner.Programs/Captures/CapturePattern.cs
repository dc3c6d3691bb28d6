using System.Text;
using System.Text.RegularExpressions;

namespace ExpRunner.Programs.Captures;

/// <summary>A regular expression over lines, with <c>@float@</c>, <c>@int@</c>, <c>@slug@</c> and <c>@str@</c> for what programs print.</summary>
internal sealed class CapturePattern
{
    /// <summary>The longest one line may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProbePatience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan QuickPatience = TimeSpan.FromMilliseconds(5);

    /// <summary>A busy machine makes the quick one give up at times, an unlucky pattern on line after line.</summary>
    private const int MostGivenUp = 200;

    private readonly Regex _patient;
    private readonly Regex _quick;
    private readonly Regex? _linear;
    private int _givenUp;

    /// <remarks>The linear engine is asked only whether a line matches: in .NET 10 it passes over matches (<c>d?a</c> in <c>1a-a1c.a</c>).</remarks>
    private CapturePattern(string text, string expression)
    {
        (Text, _patient) = (text, new(expression, RegexOptions.CultureInvariant, Patience));
        _quick = new(expression, RegexOptions.CultureInvariant, QuickPatience);
        _linear = Linear(expression);
        Needle = RequiredText.In(expression) is { } required ? Encoding.UTF8.GetBytes(required) : null;
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
        PatternGroup.Check(pattern._patient);
        return pattern;
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
            var pattern = new CapturePattern(text, macros.Expression);
            pattern.Probe();
            return pattern;
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
    public void FindMatches(string line, List<string> found)
    {
        Within(regex =>
        {
            found.Clear();
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

    private static Regex? Linear(string expression)
    {
        try
        {
            return new(expression, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        }
        catch (NotSupportedException)
        {
            // It looks around or back.
            return null;
        }
    }

    /// <summary>Tries lines of one character over and over that then do not match: what multiplies the ways to read them shows at once.</summary>
    private void Probe()
    {
        if (_linear is not null)
        {
            return;
        }
        var hasty = new Regex(_patient.ToString(), RegexOptions.CultureInvariant, ProbePatience);
        var letters = hasty.ToString().Where(char.IsLetterOrDigit).Append(' ').Append('a').Append('0').Distinct().Take(64);
        foreach (var letter in letters)
        {
            var line = new string(letter, 64) + "\u0001";
            if (GivesUp(hasty, line) && GivesUp(_patient, line))
            {
                throw new CaptureException(
                    $"The pattern takes exponential time on a line such as '{line[..4]}…'. Repeat nothing that is itself repeated, or leave out what looks around or back.", 1);
            }
        }
    }

    private static bool GivesUp(Regex regex, string line)
    {
        try
        {
            _ = regex.IsMatch(line);
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>Most lines take no time; of the others most do not match, which takes linear time to find out.</summary>
    private bool Within(Func<Regex, bool> run, string line)
    {
        try
        {
            if (_givenUp < MostGivenUp)
            {
                return run(_quick);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            _givenUp++;
        }
        try
        {
            return _linear?.IsMatch(line) != false && run(_patient);
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
