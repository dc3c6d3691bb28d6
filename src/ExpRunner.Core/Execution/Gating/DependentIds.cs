using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>
/// The ids of the trials that may need others, and of all that these need: configs that are computed are recorded as they came out, and what one that is
/// asked for needs is needed as long as it is.
/// </summary>
internal static class DependentIds
{
    /// <param name="plan">What is asked for.</param>
    /// <param name="store">The folder; today's blocks are registered in it.</param>
    /// <param name="claims">This runner's part of it.</param>
    public static IReadOnlySet<UInt128> Of(SweepPlan plan, SweepStore store, SweepClaims claims)
    {
        var ids = new HashSet<UInt128>();
        if (!plan.HasDependencies)
        {
            return ids;
        }
        foreach (var block in plan.Blocks)
        {
            store.Register(block.Block, block.Membership);
        }
        var choice = new RepetitionChoice(plan, store, claims);
        var needed = new NeededTrials(plan, store, choice);
        choice.Settled = needed.Settled;
        choice.KeysOfDependent = needed.StageKeysOf;
        Follow(plan, needed, choice.Dependents(), ids);
        return ids;
    }

    private static void Follow(SweepPlan plan, NeededTrials needed, IEnumerable<Trial> trials, HashSet<UInt128> ids)
    {
        var open = new Stack<Dependency>();
        foreach (var trial in trials)
        {
            ids.Add(trial.Id);
            trial.Dependencies.ToList().ForEach(open.Push);
        }
        var seen = new HashSet<(int, UInt128)>();
        while (open.TryPop(out var next))
        {
            if (seen.Add((next.Space, next.Element)))
            {
                ids.UnionWith(needed.IdsOf(next));
                plan.Places!.NeedsAt((next.Space, next.Element)).ToList().ForEach(open.Push);
            }
        }
    }
}
