using ExpRunner.Expressions;
using ExpRunner.Programs.Captures;

namespace ExpRunner.Hosting.Commands.Programs;

/// <summary>Scores as they are typed: <c>-p NAME PATTERN</c>, or <c>-p NAME "= EXPRESSION"</c> over the others.</summary>
internal static class QuickPatterns
{
    /// <summary>What is to be read.</summary>
    /// <param name="typed">Each time the option was typed.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static CaptureSet Read(IEnumerable<(string Option, IReadOnlyList<string> Values)> typed, ICollection<string> problems)
    {
        var (captures, formulas) = (new List<CaptureSpec>(), new List<ScoreFormula>());
        foreach (var (option, values) in typed)
        {
            if (values is not [var name, var pattern])
            {
                problems.Add($"{option} {string.Join(' ', values)}: write a name and one pattern behind it, the pattern in quotes: {option} acc 'accuracy: (@float@)'.");
                continue;
            }
            try
            {
                if (ScoreFormula.TextOf(pattern) is { } formula)
                {
                    formulas.Add(new(name, Expression.Parse(formula)));
                    continue;
                }
                captures.Add(new CaptureSpec { Name = name, Pattern = CapturePattern.Parse(pattern) });
            }
            catch (Exception fault) when (fault is CaptureException or ExpressionException)
            {
                problems.Add($"{option} {name}: {fault.Message}");
            }
        }
        return new(captures) { Formulas = formulas };
    }
}
