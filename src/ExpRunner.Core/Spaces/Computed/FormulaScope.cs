using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>An object of a config, and those around it.</summary>
/// <param name="Members">The object.</param>
/// <param name="Path">Its place in the config.</param>
/// <param name="Outer">The object around it; null: it is the config.</param>
internal sealed record FormulaLevel(Value Members, string Path, FormulaLevel? Outer);

/// <summary>What an expression of a config may read: names of its own level, of the levels around it, then of <paramref name="outer"/>.</summary>
/// <param name="expression">The expression.</param>
/// <param name="level">The object that it stands in.</param>
/// <param name="outer">What it may read beside the config.</param>
/// <param name="along">Computes of a member what the expression asks for: the member, where it stands, its path, and the paths asked for in it.</param>
internal sealed class FormulaScope(Expression expression, FormulaLevel level, ExpressionScope outer, Func<Value, FormulaLevel, string, IReadOnlyList<string>, Value> along) : ExpressionScope
{
    public override bool IsStrict => true;

    public override Value? Find(string name)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Members.TryGet(name, out var value))
            {
                return along(value, at, Formula.Join(at.Path, name), Asked(name));
            }
        }
        return outer.Find(name);
    }

    /// <summary>A parameter of the table's name wins.</summary>
    public override IExpressionTable? Table(string name)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Members.TryGet(name, out _))
            {
                return null;
            }
        }
        return outer.Table(name);
    }

    private string[] Asked(string name)
        => [.. expression.Paths.Where(path => path == name || path.StartsWith(name + ".", StringComparison.Ordinal)).Select(path => path.Length == name.Length ? "" : path[(name.Length + 1)..])];
}
