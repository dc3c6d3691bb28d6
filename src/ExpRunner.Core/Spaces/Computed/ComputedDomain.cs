using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>
/// A space some of whose values are computed from others of the same config: every point of <paramref name="inner"/> with its expressions
/// computed. It is numbered as the inner one is; where expressions give equal configs, the first number is theirs. An expression without a
/// value stays in the config as it is.
/// </summary>
/// <param name="inner">The space with its expressions not computed.</param>
/// <param name="constants">What expressions may read beside the config, as an object; null: nothing.</param>
internal sealed class ComputedDomain(Domain inner, Value constants = default) : Domain
{
    private readonly HashSet<Domain> _concerned = [.. Concerned(inner)];
    private readonly ExpressionScope _outer = OuterOf(constants);

    /// <summary>The space with its expressions not computed.</summary>
    public Domain Inner => inner;

    /// <summary>What expressions may read beside the config.</summary>
    public Value Constants => constants;

    /// <summary>Whether two numbers may give equal configs, because an expression is one of several choices.</summary>
    public bool MayRepeat => _concerned.OfType<ChoicesDomain>().Any();

    /// <summary>The root names that its expressions use.</summary>
    public IEnumerable<string> Names => RawValues().SelectMany(value => Formula.AllIn(value)).SelectMany(formula => Formula.NamesOf(formula.Text)).Distinct();

    public override UInt128? Count => inner.Count;

    public override bool IsContinuous => inner.IsContinuous;

    internal override IReadOnlyList<string> Warnings => inner.Warnings;

    /// <summary>The space, with its expressions computed if it has any.</summary>
    public static Domain Over(Domain inner, Value constants = default) => Concerned(inner).Any() ? new ComputedDomain(inner, constants) : inner;

    public override Value At(UInt128 index) => Compute(inner.At(index), _outer).Config;

    /// <summary>The expressions that have no value in one config.</summary>
    public (Value Config, IReadOnlyList<FormulaFault> Faults) Try(UInt128 index) => Compute(inner.At(index), _outer);

    /// <summary>A config of the inner space with its expressions computed.</summary>
    public Value ComputeRaw(Value raw) => Compute(raw, _outer).Config;

    /// <summary>A config with its expressions computed, and what has no value.</summary>
    public static (Value Config, IReadOnlyList<FormulaFault> Faults) Compute(Value raw, ExpressionScope? outer = null)
    {
        var computation = new Computation(raw, outer ?? OuterOf(default));
        return (computation.Run(), computation.Faults);
    }

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        index = 0;
        return new FormulaMatch(value, _outer, _concerned).TryFind(inner, out var raw) && inner.TryIndexOf(raw, out index);
    }

    internal override Value Draw(Random random) => Compute(inner.Draw(random), _outer).Config;

    public override Value ToJson()
        => constants.IsNull ? Value.Object(("computed", inner.ToJson())) : Value.Object(("computed", inner.ToJson()), ("names", constants));

    private IEnumerable<Value> RawValues() => _concerned.SelectMany(domain => domain switch
    {
        FixedDomain { Value: var value } => [value],
        ChoicesDomain choices => choices.Values.ToArray(),
        _ => [],
    });

    private static ExpressionScope OuterOf(Value constants) => ExpressionScope.Of(name => constants.TryGet(name, out var value) ? value : null);

    /// <summary>The domain and those in it that have expressions.</summary>
    private static IEnumerable<Domain> Concerned(Domain domain)
    {
        Domain[] below = domain switch
        {
            ProductDomain product => [.. product.Members.SelectMany(member => Concerned(member.Domain))],
            ParametersDomain parameters => [.. parameters.Axes.SelectMany(axis => Concerned(axis.Domain))],
            ListDomain list => [.. list.Items.SelectMany(Concerned)],
            _ => [],
        };
        var isOne = below.Length > 0 || domain switch
        {
            FixedDomain { Value: var value } => Formula.IsIn(value),
            ChoicesDomain choices => choices.Values.ToArray().Any(Formula.IsIn),
            _ => false,
        };
        return isOne ? [domain, .. below] : [];
    }
}
