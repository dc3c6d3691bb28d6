using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Programs.Captures;

/// <summary>Computes scores from others and the config, in whatever order they need each other.</summary>
internal sealed class FormulaScores : ExpressionScope
{
    private readonly IReadOnlyList<ScoreFormula> _formulas;
    private readonly Value _read;
    private readonly Value _config;
    private readonly Dictionary<string, Value> _computed = [];
    private readonly List<(string Name, string Reason)> _faults = [];

    private FormulaScores(IReadOnlyList<ScoreFormula> formulas, Value read, Value config) => (_formulas, _read, _config) = (formulas, read, config);

    public override bool IsStrict => true;

    /// <summary>The scores with those that are computed behind them; null for one that cannot be.</summary>
    /// <param name="formulas">What is computed.</param>
    /// <param name="read">The scores that were read.</param>
    /// <param name="config">The config.</param>
    /// <param name="faults">Why some cannot be computed.</param>
    public static Value AddTo(Value read, IReadOnlyList<ScoreFormula> formulas, Value config, out IReadOnlyList<(string Name, string Reason)> faults)
    {
        var scores = new FormulaScores(formulas, read, config);
        Value[] values = [.. formulas.Select(scores.Compute)];
        faults = scores._faults;
        return formulas.Count == 0 ? read : Value.Object([.. read.Names, .. formulas.Select(formula => formula.Name)], [.. read.Items, .. values]);
    }

    /// <summary>Scores come before parameters; what stands before a dot is an object of all that has it.</summary>
    public override Value? Find(string name)
    {
        if (_read.TryGet(name, out var read))
        {
            return read;
        }
        return _formulas.FirstOrDefault(formula => formula.Name == name) is { } other ? Compute(other)
            : _config.TryGet(name, out var value) ? value
            : Below(_read, name) ?? Below(_config, name);
    }

    private Value Compute(ScoreFormula formula)
    {
        if (_computed.TryGetValue(formula.Name, out var known))
        {
            return known;
        }
        // One that needs itself finds nothing; files that ask for it are refused when they are read.
        _computed[formula.Name] = Value.Null;
        try
        {
            return _computed[formula.Name] = formula.Expression.Evaluate(this);
        }
        catch (ExpressionException fault)
        {
            var missing = formula.Expression.Paths.FirstOrDefault(path => Find(path) is { IsNull: true }) ?? formula.Expression.Names.FirstOrDefault(name => Find(name) is { IsNull: true });
            _faults.Add((formula.Name, missing is null ? fault.Message : $"it needs '{missing}', which is missing."));
            return Value.Null;
        }
    }

    private static Value? Below(Value values, string root)
    {
        var below = Enumerable.Range(0, values.Names.Length).Where(i => values.Names[i].StartsWith(root + ".", StringComparison.Ordinal)).ToArray();
        return below.Length == 0 ? null : Nested([.. below.Select(i => (values.Names[i][(root.Length + 1)..].Split('.'), values.Items[i]))], 0);
    }

    private static Value Nested(IReadOnlyList<(string[] Path, Value Value)> members, int depth)
        => Value.Object([.. members.GroupBy(member => member.Path[depth])
            .Select(level => (level.Key, level.FirstOrDefault(member => member.Path.Length == depth + 1) is { Path: not null } whole ? whole.Value : Nested([.. level], depth + 1)))]);
}
