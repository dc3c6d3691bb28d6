using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>One evaluation of an expression: what it may read, how strict it is, and the work that is left to it.</summary>
internal sealed class Evaluation(string text, ExpressionScope scope)
{
    /// <summary>The most steps of an evaluation: a node, an item of a list or eight characters of a text is about one.</summary>
    public const int MostSteps = 10_000_000;

    private long _left = MostSteps;

    /// <summary>The whole expression.</summary>
    public string Text => text;

    /// <summary>What it may read.</summary>
    public ExpressionScope Scope => scope;

    /// <summary>Whether what lacks and what is not finite are faults.</summary>
    public bool IsStrict { get; } = scope.IsStrict;

    /// <summary>A place in the expression.</summary>
    public Place At(Node node) => new(this, node.Position);

    /// <summary>Takes steps off what is left; false: there are not so many.</summary>
    public bool TrySpend(long steps) => (_left -= Math.Max(0, Math.Min(steps, MostSteps + 1))) >= 0;
}
