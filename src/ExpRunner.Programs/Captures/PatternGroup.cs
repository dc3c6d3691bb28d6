using System.Text.RegularExpressions;

namespace ExpRunner.Programs.Captures;

/// <summary>The group of a pattern that is the value. The generator checks patterns with it as well.</summary>
internal static class PatternGroup
{
    /// <summary>Makes sure that there is one.</summary>
    /// <exception cref="CaptureException">There is none.</exception>
    public static void Check(Regex pattern)
    {
        if (pattern.GetGroupNumbers().Length == 1)
        {
            throw new CaptureException("The pattern has no group. Put parentheses around what is the value, as in 'accuracy: (@float@)'.", 1);
        }
    }
}
