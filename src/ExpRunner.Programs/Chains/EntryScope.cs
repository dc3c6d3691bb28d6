using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Programs.Chains;

/// <summary>What an expression may read beside its config: the sweep's name, the number of the copy, the entries before it and their trials.</summary>
internal sealed class EntryScope(string? name, int copy, EntriesBefore entries, IExpressionTable trials) : ExpressionScope
{
    public override Value? Find(string asked) => asked switch
    {
        EntryNames.Name when name is not null => Value.Of(name),
        EntryNames.Copy => Value.Of((long)copy),
        _ => null,
    };

    public override IExpressionTable? Table(string asked) => asked switch
    {
        EntryNames.Entries => entries,
        EntryNames.Trials => trials,
        _ => null,
    };
}
