using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Execution;

/// <summary>
/// The trials that others need: what became of them in this run and before it. It keeps an entry for each repetition that was looked at, so that it grows
/// with the lists that have dependencies, which are in memory themselves.
/// </summary>
internal sealed class NeededTrials(SweepPlan plan, SweepStore store, RepetitionChoice choice)
{
    private const int MostTrialsCounted = 1_000_000;

    private readonly Dictionary<(int Space, UInt128 Element), Trial?> _found = [];
    private readonly Dictionary<(UInt128 Id, int RunId), Fate> _fates = [];
    private readonly Dictionary<UInt128, Trial> _resolved = [];
    private readonly Dictionary<UInt128, Trial> _settled = [];
    private readonly Dictionary<string, UInt128> _owners = new(StringComparer.Ordinal);
    private readonly NeededStages _stages = new(plan);

    /// <summary>The repetitions that somebody runs now; null: they are too many to look at each.</summary>
    private HashSet<UInt128>? _asked;
    private bool _isCounted;
    private bool _hasBegun;

    /// <summary>From here on the sweep runs.</summary>
    public void Begin() => _hasBegun = true;

    /// <summary>What other runners did is known from here on.</summary>
    public void Read(SweepStore now, RepetitionChoice known) => (store, choice) = (now, known);

    /// <summary>A repetition will run, or be skipped.</summary>
    public void Expect(Repetition repetition) => _fates[(repetition.Trial.Id, repetition.RunId)] = Fate.Expected;

    /// <summary>A repetition ended.</summary>
    public void Ended(Repetition repetition, Outcome outcome)
        => _fates[(repetition.Trial.Id, repetition.RunId)] = new(outcome.Status, outcome.Scores, $"{NameOf(repetition.Trial, repetition.RunId)} {Became(outcome.Status)}");

    /// <summary>A repetition was not run.</summary>
    public void Skipped(Repetition repetition, string root) => _fates[(repetition.Trial.Id, repetition.RunId)] = new(AttemptStatus.Skipped, Value.Null, root);

    /// <summary>What a repetition of a pending trial became; null: nothing is to be run.</summary>
    public void Resolved(Repetition pending, Repetition? resolved)
    {
        _fates.Remove((pending.Trial.Id, pending.RunId));
        if (resolved is not null)
        {
            Expect(resolved);
        }
    }

    /// <summary>Whether what a repetition needs is there.</summary>
    /// <param name="repetition">The repetition.</param>
    /// <param name="isLast">Whether nothing is to be waited for but what is in work here.</param>
    public Verdict Look(Repetition repetition, bool isLast)
    {
        foreach (var dependency in repetition.Trial.Dependencies)
        {
            foreach (var run in RunsOf(dependency, repetition.RunId))
            {
                var verdict = Look(dependency, run, isLast);
                if (verdict != Verdict.Ready)
                {
                    return verdict;
                }
            }
        }
        return Verdict.Ready;
    }

    /// <summary>The keys of all stages of a trial, which change with what the trials whose folders it uses do.</summary>
    public IReadOnlyList<UInt128> StageKeysOf(Trial trial) => _stages.KeysOf(trial, Find);

    /// <summary>What an attempt takes from the trials it needs, all of which have completed.</summary>
    public IReadOnlyList<NeededTrial> Of(Repetition repetition)
        => repetition.Trial.Dependencies.Count == 0 ? [] : [.. repetition.Trial.Dependencies.Select(dependency => Of(dependency, repetition.RunId))];

    /// <summary>The trial that a pending one turned out to be, which is void where it is another one; else why it cannot be known.</summary>
    public bool TryResolve(Trial pending, [NotNullWhen(true)] out Trial? trial, out Verdict never)
    {
        never = default;
        if (_resolved.TryGetValue(pending.Id, out trial))
        {
            return true;
        }
        try
        {
            var config = pending.Pending!.Resolve(dependency => Of(dependency, 0));
            trial = _resolved[pending.Id] = Named(new Trial(pending.Id, config) { Dependencies = pending.Dependencies, Written = pending.Config });
            _stages.Forget();
            return true;
        }
        catch (SweepException fault)
        {
            trial = null;
            never = Verdict.Skip($"Its values cannot be computed: {fault.Message}", $"the values of trial {pending.Id} cannot be computed");
            return false;
        }
    }

    /// <summary>The same where all that it needs completed before this run; else the trial as it is. While the sweep runs, nothing changes what was counted.</summary>
    public Trial Settled(Trial pending)
    {
        if (_settled.TryGetValue(pending.Id, out var known) || _hasBegun)
        {
            return known ?? pending;
        }
        return Look(new Repetition(pending, 0), isLast: false) == Verdict.Ready && TryResolve(pending, out var trial, out _) ? _settled[pending.Id] = trial : pending;
    }

    /// <summary>Of equal configs one runs: the one that is written out, the one that has run, the one that was known first.</summary>
    private Trial Named(Trial trial)
    {
        if (!store.TryIdOf(trial.Config, out var owner) && !store.TryOwnerOf(trial, plan.Repetitions, out owner) && !_owners.TryGetValue(trial.Canonical, out owner))
        {
            _owners[trial.Canonical] = owner = trial.Id;
        }
        if (owner == trial.Id)
        {
            return trial with { IsVoid = !plan.Filter.Wants(trial.Id, trial.Config) };
        }
        var other = _resolved.GetValueOrDefault(owner);
        return trial with { Id = owner, IsVoid = true, Dependencies = other?.Dependencies ?? plan.Places!.NeedsOf(trial.Config) ?? trial.Dependencies, Written = other?.Written };
    }

    /// <summary>The ids under which the trial at a place may be recorded: its own, and that of the trial it turned out to be.</summary>
    public IEnumerable<UInt128> IdsOf(Dependency dependency)
        => Find(dependency) is not { } trial ? [] : trial.Pending is null ? [trial.Id] : [trial.Id, Settled(trial).Id];

    private Verdict Look(Dependency dependency, int run, bool isLast)
    {
        if (Find(dependency) is not { } trial)
        {
            return LeftOut($"a config of {plan.Experiment.Name} that is not asked for", "has not completed");
        }
        if (!_fates.TryGetValue((trial.Id, run), out var fate))
        {
            return LookBefore(trial, run, isLast);
        }
        return fate.Status switch
        {
            null => Verdict.Waits(trial.Id),
            AttemptStatus.Completed => Verdict.Ready,
            AttemptStatus.Skipped => Verdict.Skip($"{NameOf(trial, run)}, which it needs, was skipped: {fate.Root}.", fate.Root!),
            { } status => Verdict.Skip($"{NameOf(trial, run)}, which it needs, {Became(status)}.", fate.Root!),
        };
    }

    private Verdict LookBefore(Trial trial, int run, bool isLast)
    {
        var before = trial.Pending is null ? choice.Of(trial, run) : default;
        if (before is { Before: Before.Completed, Runs: false, IsUnfinished: false })
        {
            return Verdict.Ready;
        }
        if (before is { Before: Before.Failed or Before.SetAside, Runs: false })
        {
            var root = $"{NameOf(trial, run)} {Became(store.StatusOf(trial, run) ?? AttemptStatus.Failed)}";
            return Verdict.Skip($"{NameOf(trial, run)}, which it needs, did not complete: {root}.", root);
        }
        if (!isLast && (before.Runs || trial.Pending is not null) && IsAskedFor(trial, run))
        {
            return Verdict.Waits(trial.Id);
        }
        return before.Before != Before.Completed ? LeftOut(NameOf(trial, run), "has not completed")
            : before.IsUnfinished ? LeftOut(NameOf(trial, run), "has other commands than when it completed")
            : Verdict.Ready;
    }

    /// <summary>Whether anybody will run a repetition, as far as that can be known beforehand.</summary>
    private bool IsAskedFor(Trial trial, int run)
    {
        if (!_isCounted)
        {
            _isCounted = true;
            _asked = choice.MostToLookAt <= MostTrialsCounted ? [.. choice.Asked().Where(asked => !asked.IsVoid).Select(asked => asked.Id)] : null;
        }
        return _asked?.Contains(trial.Id) != false && choice.RunIds(trial).Contains(run);
    }

    private static Verdict LeftOut(string name, string why) => Verdict.Skip($"It needs {name}, which {why} and is not among what is run now. Ask for it too.", $"{name} is left out");

    private NeededTrial Of(Dependency dependency, int runId)
    {
        var trial = Find(dependency)!;
        return dependency.Kind == DependencyKind.Repetition
            ? new(trial.Id, store.OutPathOf(trial, runId, plan.Repetitions), trial.Config, ScoresOf(trial, runId))
            : new(trial.Id, store.OutPathOf(trial, null, plan.Repetitions), trial.Config, ScoreColumns.Of([.. Enumerable.Range(0, plan.Repetitions).Select(run => ScoresOf(trial, run))]));
    }

    private Value ScoresOf(Trial trial, int run)
        => _fates.TryGetValue((trial.Id, run), out var fate) && fate.Status is not null ? fate.Scores : store.ScoresOf(trial, run);

    private IEnumerable<int> RunsOf(Dependency dependency, int runId)
        => dependency.Kind == DependencyKind.Repetition ? [runId] : Enumerable.Range(0, plan.Repetitions);

    /// <summary>The trial at a place; null where this folder was never asked for it.</summary>
    private Trial? Find(Dependency dependency)
    {
        if (!_found.TryGetValue((dependency.Space, dependency.Element), out var trial))
        {
            var (config, pending) = plan.Places!.At(dependency);
            _found[(dependency.Space, dependency.Element)] = trial = store.TryIdOf(config, out var id) ? new Trial(id, config) { Pending = pending, Dependencies = plan.Places.NeedsOf(config) ?? [] } : null;
        }
        return trial?.Pending is not null && _resolved.TryGetValue(trial.Id, out var resolved) ? resolved : trial;
    }

    private string NameOf(Trial trial, int run)
        => plan.Repetitions == 1 ? string.Create(CultureInfo.InvariantCulture, $"trial {trial.Id}") : string.Create(CultureInfo.InvariantCulture, $"trial {trial.Id}/{run}");

    private static string Became(AttemptStatus status) => status switch
    {
        AttemptStatus.Failed => "failed",
        AttemptStatus.Timeout => "ran out of time",
        AttemptStatus.OutOfMemory => "ran out of memory",
        AttemptStatus.Cancelled => "was cancelled",
        AttemptStatus.Lost => "was lost",
        AttemptStatus.Skipped => "was skipped",
        _ => "completed",
    };
}
