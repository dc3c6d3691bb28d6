using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Records;

/// <summary>A record, for an expression. Lenient, what it lacks is null: records need not have the same members.</summary>
internal sealed class RecordScope(Value record, bool isStrict) : ExpressionScope
{
    public override bool IsStrict => isStrict;

    public override Value? Find(string name) => RecordFields.Root(record, name) ?? (isStrict ? null : Value.Null);
}
