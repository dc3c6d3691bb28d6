using ExpRunner.Expressions;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.SweepFiles.Yaml;

/// <summary>What is wrong with a file, gathered while it is read, so that a person sees all of it at once.</summary>
internal sealed class ProblemList
{
    private readonly List<(FilePlace Place, string Text)> _problems = [];

    /// <summary>All problems in order of their places, each once, as <c>file:line:column: what. What to do.</c></summary>
    public IReadOnlyList<string> Lines => [.. _problems.OrderBy(problem => problem.Place).Select(problem => $"{problem.Place}: {problem.Text}").Distinct()];

    /// <summary>Whether anything is wrong so far.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>Notes a problem; reading goes on.</summary>
    public void Add(FilePlace place, string text) => _problems.Add((place, text));

    /// <summary>Notes a fault in an expression at its own column, and shows the expression with a caret on lines of their own.</summary>
    /// <param name="scalar">What holds the expression; an <c>=</c> may stand before it.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <param name="prefix">What the expression is for, such as <c>'lr': </c>.</param>
    public void AddExpression(YamlScalar scalar, ExpressionException fault, string prefix = "")
    {
        var before = Math.Max(0, scalar.Text.IndexOf(fault.Text, StringComparison.Ordinal));
        Add(scalar.PlaceOf(before + fault.Position), $"{prefix}{fault.Message}");
    }

    /// <summary>Notes a problem after which nothing sensible can be read.</summary>
    /// <returns>The exception to throw.</returns>
    public SweepException Fatal(FilePlace place, string text, Exception? inner = null)
    {
        Add(place, text);
        return new(Lines, inner);
    }

    /// <exception cref="SweepException">Something is wrong; it has all of it.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new SweepException(Lines);
        }
    }
}
