using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>What became of a repetition before this start.</summary>
internal enum Before
{
    Nothing,
    Completed,
    Failed,
    SetAside,
}

/// <summary>What is to be done with a repetition; an unfinished one completed, but stages of it are missing or have changed.</summary>
internal readonly record struct Choice(bool Runs, Before Before, bool IsRedo, bool Alone, bool IsStale, bool IsLost = false, bool IsUnfinished = false);

/// <summary>Decides, for every repetition a plan asks for, whether it runs now.</summary>
internal sealed class RepetitionChoice(SweepPlan plan, SweepStore store, SweepClaims claims)
{
    private readonly ShardDeal? _deal = plan.Options.Shard is { } shard ? new(shard, plan.Repetitions) : null;

    /// <summary>Of the trial asked for last; queues ask from a thread of their own.</summary>
    private volatile Tuple<Trial, IReadOnlyList<(string Name, UInt128 Key)>>? _staged;

    /// <summary>Every trial of this part of the sweep, once, in order.</summary>
    public IEnumerable<Trial> Trials() => _deal is null ? Asked() : _deal.TrialsOf(Asked);

    /// <summary>The number of trials asked for, of all parts, once <see cref="Trials"/> has been gone through.</summary>
    public UInt128 AskedTrials => (UInt128)(_deal?.Asked ?? 0);

    /// <summary>The repetitions of a trial that belong to this part of the sweep.</summary>
    public IEnumerable<int> RunIds(Trial trial)
    {
        if (trial.IsVoid)
        {
            return [];
        }
        var runs = _deal is null ? Enumerable.Range(0, plan.Repetitions) : _deal.RunIds(Asked, trial);
        return plan.Picked is { } picked ? runs.Where(run => picked.Contains(plan.Experiment.Name, (trial.Id * (UInt128)plan.Repetitions) + (UInt128)run)) : runs;
    }

    /// <summary>Every trial asked for, of all parts.</summary>
    public IEnumerable<Trial> Asked()
    {
        foreach (var (block, proposal) in plan.Proposals(ElementsOf))
        {
            var id = store.IdOf(block.Block, proposal.Id - block.Block.Start, proposal.Config);
            if (block.DependenciesOf is { } needs)
            {
                if (Dependent(block, proposal.Id - block.Block.Start, new Trial(id, proposal.Config) { Dependencies = needs(proposal.Id - block.Block.Start) }) is { } dependent)
                {
                    yield return dependent;
                }
            }
            else if (plan.Filter.Wants(id, proposal.Config) && (!HasStages || plan.StagesOf(proposal.Config).Count > 0))
            {
                yield return new Trial(id, proposal.Config);
            }
        }
    }

    /// <summary>The trials of blocks whose trials may need others, whatever selects among them.</summary>
    public IEnumerable<Trial> Dependents()
        => from block in plan.Blocks
           where block.DependenciesOf is not null
           from proposal in block.Proposals()
           let element = proposal.Id - block.Block.Start
           let id = store.IdOf(block.Block, element, proposal.Config)
           let trial = Dependent(block, element, new Trial(id, proposal.Config) { Dependencies = block.DependenciesOf!(element) })
           where trial is not null
           select trial;

    /// <summary>What a pending trial is by now; set by who knows what became of those that it needs.</summary>
    public Func<Trial, Trial> Settled { get; set; } = trial => trial;

    /// <summary>The keys of all stages of a trial that needs others; set by who knows what those are.</summary>
    public Func<Trial, IReadOnlyList<UInt128>> KeysOfDependent { get; set; } = trial => plan.Experiment.StageKeys(trial.Config);

    /// <summary>A trial that may need others. One that is pending keeps its place in the order whatever it turns out to be.</summary>
    private Trial? Dependent(PlannedBlock block, UInt128 element, Trial trial)
    {
        if (HasStages && plan.StagesOf(trial.Config).Count == 0)
        {
            return null;
        }
        if (block.PendingOf?.Invoke(element) is { } pending)
        {
            return plan.Filter.Wants(trial.Id, config: null) ? Settled(trial with { Pending = pending }) : null;
        }
        return plan.Filter.Wants(trial.Id, trial.Config) ? trial : null;
    }

    /// <summary>The most configs that have to be looked at to find all trials.</summary>
    public UInt128 MostToLookAt => plan.Blocks.Aggregate(UInt128.Zero, (sum, block) => SweepPlan.Saturated(sum, MostOf(block)));

    private UInt128 MostOf(PlannedBlock block)
        => block.From is null || ElementsOf(block) is not { } ranges ? block.Count : ranges.Aggregate(UInt128.Zero, (sum, range) => sum + range.To - range.From);

    /// <summary>The elements of a block whose ids can be asked for. Only in the first block of the folder an element's number is its id for sure.</summary>
    private IReadOnlyList<(UInt128 From, UInt128 To)>? ElementsOf(PlannedBlock block)
        => store.Blocks[0].IsSameSource(block.Block) ? plan.Filter.RangesBelow(block.Block.Size) : null;

    /// <summary>What to do with every repetition where nothing was recorded before; null: look at each.</summary>
    public Choice? OfAll => store.History.RepetitionCount > 0 ? null
        : new Choice(plan.Options.Redo is RedoKind.None or RedoKind.All or RedoKind.Stale, Before.Nothing, false, false, false);

    /// <summary>What to do with one repetition.</summary>
    public Choice Of(Trial trial, int runId)
    {
        if (OfAll is { } all)
        {
            return all;
        }
        var key = Identity.KeyOf(plan.Experiment.Name, trial.Canonical, plan.Options.Seed, runId);
        if (!store.History.TryGet(key, out var state))
        {
            return new Choice(plan.Options.Redo != RedoKind.Failed, Before.Nothing, false, false, false);
        }
        var before = BeforeOf(state);
        var stale = before == Before.Completed && state.IsStale;
        var isUnfinished = before == Before.Completed && HasStages && plan.Options.Redo != RedoKind.All && !StagesOf(trial).All(stage => store.History.HasStage(key, stage.Key));
        var runs = Runs(before, stale, isUnfinished) && !(state.Last is not AttemptStatus.Cancelled && claims.IsOfThisSweep(state.Runner));
        return new Choice(runs, before, IsRedo: before is Before.Completed or Before.SetAside || HasStages && plan.Options.Redo == RedoKind.All, Alone: state.InFlightDeaths > 0, stale, IsLost: state.Last == AttemptStatus.Lost, isUnfinished);
    }

    /// <summary>The stages that a trial goes through, by name and key.</summary>
    public IReadOnlyList<(string Name, UInt128 Key)> StagesOf(Trial trial)
    {
        if (_staged is { } last && ReferenceEquals(last.Item1, trial))
        {
            return last.Item2;
        }
        // What a dependent needs may be known later.
        var isFinal = trial.Dependencies.Count == 0;
        var keys = isFinal ? plan.Experiment.StageKeys(trial.Config) : KeysOfDependent(trial);
        IReadOnlyList<(string, UInt128)> stages = [.. plan.StagesOf(trial.AsWritten).Select(stage => (plan.Experiment.Stages[stage], keys[stage]))];
        _staged = isFinal ? new(trial, stages) : null;
        return stages;
    }

    /// <summary>The stages that a repetition goes through. Before those that are redone stand only such as are done: no others were asked for.</summary>
    public IReadOnlyList<(string Name, UInt128 Key)> StagesOf(Trial trial, int runId)
    {
        if (!plan.RedoesStages)
        {
            return StagesOf(trial);
        }
        var key = Identity.KeyOf(plan.Experiment.Name, trial.Canonical, plan.Options.Seed, runId);
        var redone = RedoneOf(trial)!;
        return [.. StagesOf(trial).Where(stage => redone.Contains(stage.Name) || store.History.HasStage(key, stage.Key))];
    }

    /// <summary>The stages of a trial that a redo runs again: those asked for and all behind the first of them; null: all.</summary>
    public IReadOnlyList<string>? RedoneOf(Trial trial)
        => plan.RedoesStages ? [.. StagesOf(trial).Select(stage => stage.Name).SkipWhile(name => !plan.Options.Stages.Contains(name))] : null;

    /// <summary>Whether repetitions are of several stages.</summary>
    public bool HasStages { get; } = plan.Experiment.Stages.Count > 0;

    private bool Runs(Before before, bool stale, bool isUnfinished) => (before, plan.Options.Redo) switch
    {
        (_, RedoKind.All) => true,
        (Before.Completed, not RedoKind.Failed) when isUnfinished => true,
        (Before.Completed, RedoKind.Stale) => stale,
        (Before.SetAside, RedoKind.Failed) => true,
        (Before.Completed or Before.SetAside, _) => false,
        (Before.Failed, _) => true,
        (_, RedoKind.Failed) => false,
        _ => true,
    };

    private static Before BeforeOf(RepetitionState state) => state.Last switch
    {
        _ when state.IsCompleted => Before.Completed,
        _ when state.InFlightDeaths >= SweepHistory.MostDeaths => Before.SetAside,
        null or AttemptStatus.Cancelled => Before.Nothing,
        _ => Before.Failed,
    };
}
