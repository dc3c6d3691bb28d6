using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>What an expression may read.</summary>
internal abstract class ExpressionScope
{
    /// <summary>The value of a root name; null: there is no such name.</summary>
    public abstract Value? Find(string name);

    /// <summary>The table of a name, such as <c>E</c> in <c>E[-1].lr</c>; null: the name is no table's.</summary>
    public virtual IExpressionTable? Table(string name) => null;

    /// <summary>
    /// Whether a member that an object lacks, computing with null, and a number that is not finite though all it comes from is, are faults.
    /// </summary>
    public virtual bool IsStrict => false;

    /// <summary>A scope of names alone.</summary>
    public static ExpressionScope Of(Func<string, Value?> lookup) => new Names(lookup);

    private sealed class Names(Func<string, Value?> lookup) : ExpressionScope
    {
        public override Value? Find(string name) => lookup(name);
    }
}
