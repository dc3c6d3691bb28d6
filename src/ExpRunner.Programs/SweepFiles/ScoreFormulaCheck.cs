using ExpRunner.Expressions;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.SweepFiles.Yaml;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Refuses scores that are computed from what there is not, or from themselves.</summary>
internal sealed class ScoreFormulaCheck(IReadOnlyList<(YamlScalar Text, ScoreFormula Formula)> formulas, ProblemList problems)
{
    /// <summary>Notes unknown names and circles.</summary>
    /// <param name="scores">What is read from output.</param>
    /// <param name="parameters">The names of the parameters.</param>
    public void Check(IReadOnlyList<CaptureSpec> scores, IReadOnlyList<string> parameters)
    {
        // Which scores a JSON file gives is known when it is there.
        if (!scores.Any(score => score.Name.Length == 0))
        {
            CheckNames([.. scores.Select(score => score.Name), .. formulas.Select(formula => formula.Formula.Name), .. parameters]);
        }
        var done = new HashSet<string>();
        foreach (var (_, formula) in formulas)
        {
            CheckCircle(formula, [], done);
        }
    }

    private void CheckNames(string[] known)
    {
        foreach (var (text, formula) in formulas)
        {
            try
            {
                formula.Expression.Check(known);
            }
            catch (ExpressionException fault)
            {
                problems.AddExpression(text, fault, $"the score '{formula.Name}': ");
            }
        }
    }

    private void CheckCircle(ScoreFormula formula, List<string> way, HashSet<string> done)
    {
        if (way.IndexOf(formula.Name) is >= 0 and var first)
        {
            var round = string.Join(" -> ", way.Skip(first).Append(formula.Name).Select(name => $"'{name}' ({TextOf(name).Place})"));
            problems.Add(TextOf(formula.Name).Place, $"the score '{formula.Name}' is computed from itself: {round}. Compute one of them from something else.");
            return;
        }
        if (done.Contains(formula.Name))
        {
            return;
        }
        way.Add(formula.Name);
        foreach (var (_, other) in formulas.Where(other => formula.Expression.Names.Contains(other.Formula.Name)))
        {
            CheckCircle(other, way, done);
        }
        way.RemoveAt(way.Count - 1);
        done.Add(formula.Name);
    }

    private YamlScalar TextOf(string name) => formulas.First(formula => formula.Formula.Name == name).Text;
}
