using ExpRunner.Expressions;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Chains;

/// <summary>The trials of the entries before one, before any of them has run.</summary>
internal sealed class TrialsToCome(EntriesBefore entries) : IExpressionTable
{
    public int Count => entries.Count;

    public Value At(int index) => throw new WaitingException(EntryNames.Trials);

    public Value? Find(string name, out string hint)
        => entries.NumberOf(name, out hint) is null ? null : throw new WaitingException(EntryNames.Trials);
}

/// <summary>The trials of the entries before one, those that it needs having completed: <c>trials['warmup'].scores.mean_acc</c>.</summary>
/// <param name="entries">The entries.</param>
/// <param name="trialOf">The trial of an entry.</param>
internal sealed class TrialsDone(EntriesBefore entries, Func<int, NeededTrial> trialOf) : IExpressionTable
{
    public int Count => entries.Count;

    public Value At(int index) => Value.Object(("scores", trialOf(index).Scores));

    public Value? Find(string name, out string hint) => entries.NumberOf(name, out hint) is { } entry ? At(entry) : null;
}
