using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Records;

/// <summary>A record, for an expression. What it lacks is null: records need not have the same members, and names that none has were refused before.</summary>
internal sealed class RecordScope(Value record, bool isStrict) : ExpressionScope
{
    public override bool IsStrict => isStrict;

    public override Value? Find(string name) => RecordFields.Root(record, name) ?? Value.Null;
}
