using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>
/// A parsed expression of the small language behind <c>--where</c> and reports: it reads the names it is given and has
/// no other access to anything. The language is described in docs/expressions.md.
/// </summary>
public sealed class Expression
{
    private const int MostNames = 12;

    private readonly Node _root;
    private readonly IReadOnlyList<NameUse> _uses;

    private Expression(string text, Node root)
    {
        Text = text;
        _root = root;
        _uses = NameUses.Of(root);
        Names = [.. _uses.Select(use => use.Root).Distinct()];
        Paths = [.. _uses.Select(use => use.Path).Distinct()];
    }

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>The root names used, each once: <c>Opt</c> for <c>Opt.lr</c>.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>The full dotted paths used, each once: <c>Opt.lr</c>.</summary>
    public IReadOnlyCollection<string> Paths { get; }

    /// <summary>Parses an expression.</summary>
    /// <exception cref="ExpressionException">The text is no expression.</exception>
    public static Expression Parse(string text) => new(text, Parser.Parse(text));

    /// <summary>
    /// Makes sure that every path used is known. A known name stands for itself, for the paths that lead to it and,
    /// where nothing is known below it, for everything below it.
    /// </summary>
    /// <param name="knownNames">Names and dotted paths, for example the columns of a table.</param>
    /// <exception cref="ExpressionException">A name is not known; the message offers the nearest one.</exception>
    public void Check(IEnumerable<string> knownNames)
    {
        var known = knownNames.ToList();
        foreach (var (_, path, position) in _uses)
        {
            if (!NameUses.IsKnown(path, known))
            {
                throw new ExpressionException(Text, position, $"Unknown name '{path}'.{HintFor(path, known)}");
            }
        }
    }

    private static string HintFor(string path, List<string> known)
    {
        var hint = NearNames.Hint(path, known);
        return hint.Length > 0 ? hint : $" Text stands in quotes; known names are {string.Join(", ", known.Take(MostNames))}{(known.Count > MostNames ? ", ..." : ".")}";
    }

    /// <summary>What a minus stands before, where that is the whole expression: <c>lr</c> of <c>-lr</c>.</summary>
    internal Expression? Negated => _root is UnaryNode { Sign: '-' } minus ? new(Text, minus.Operand) : null;

    /// <summary>Computes the value.</summary>
    /// <param name="lookup">Gives the value of a root name, or null when there is no such name.</param>
    /// <exception cref="ExpressionException">A name is unknown, or an operation does not fit its operands.</exception>
    public Value Evaluate(Func<string, Value?> lookup) => Evaluate(ExpressionScope.Of(lookup));

    /// <summary>Computes the value.</summary>
    /// <param name="scope">What it may read.</param>
    /// <exception cref="ExpressionException">A name is unknown, or an operation does not fit its operands.</exception>
    internal Value Evaluate(ExpressionScope scope) => EvaluatorOf(scope).EvaluateAll(_root);

    /// <summary>The indexes that a table is asked for, each where it stands; those inside of others too.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="scope">What the indexes may read.</param>
    /// <exception cref="ExpressionException">An index cannot be computed from what <paramref name="scope"/> has.</exception>
    internal IReadOnlyList<(Value Key, int Position)> KeysOf(string table, ExpressionScope scope)
        => [.. NameUses.IndexesOf(_root, table).Select(index => (EvaluatorOf(scope).Evaluate(index.Key), index.Position))];

    /// <summary>Whether the value is true; null counts as false.</summary>
    /// <param name="lookup">Gives the value of a root name, or null when there is no such name.</param>
    /// <exception cref="ExpressionException">As for <see cref="Evaluate(Func{string, Value?})"/>, or the value is neither true, false nor null.</exception>
    public bool IsTrue(Func<string, Value?> lookup) => EvaluatorOf(ExpressionScope.Of(lookup)).IsTrue(_root);

    /// <inheritdoc cref="IsTrue(Func{string, Value?})"/>
    internal bool IsTrue(ExpressionScope scope) => EvaluatorOf(scope).IsTrue(_root);

    private Evaluator EvaluatorOf(ExpressionScope scope) => new(new Evaluation(Text, scope));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
