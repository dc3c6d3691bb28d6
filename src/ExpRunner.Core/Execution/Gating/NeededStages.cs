using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>The keys of stages that use folders of other trials: they contain what made those folders, back to the first one.</summary>
/// <param name="plan">What is asked for.</param>
internal sealed class NeededStages(SweepPlan plan)
{
    /// <summary>Of a trial that is not known yet; no stage has completed under a key that comes from it.</summary>
    private static readonly UInt128 Unknown = 0;

    private readonly Dictionary<(int Space, UInt128 Element), UInt128> _last = [];
    private readonly List<(int Space, UInt128 Element)> _unknown = [];

    /// <summary>More trials are known than before.</summary>
    public void Forget()
    {
        _unknown.ForEach(place => _last.Remove(place));
        _unknown.Clear();
    }

    /// <summary>The keys of all stages of a trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="trialAt">The trial at a place; null where there is none yet.</param>
    public IReadOnlyList<UInt128> KeysOf(Trial trial, Func<Dependency, Trial?> trialAt)
        => plan.Experiment.StageKeys(trial.Config, [.. FoldersOf(trial).Select(needed => LastOf(needed, trialAt))]);

    private static IEnumerable<Dependency> FoldersOf(Trial trial) => trial.Dependencies.Where(needed => needed.Kind == DependencyKind.Repetition);

    /// <summary>The key of the last stage of the trial at a place. Goes down by hand, because chains are as long as lists.</summary>
    private UInt128 LastOf(Dependency start, Func<Dependency, Trial?> trialAt)
    {
        var way = new Stack<Dependency>([start]);
        while (way.TryPeek(out var at))
        {
            var place = (at.Space, at.Element);
            var trial = _last.ContainsKey(place) ? null : trialAt(at);
            Dependency[] needs = trial is null ? [] : [.. FoldersOf(trial).Where(needed => (needed.Space, needed.Element) != place)];
            Dependency[] open = [.. needs.Where(needed => !_last.ContainsKey((needed.Space, needed.Element)))];
            if (open.Length > 0)
            {
                Array.ForEach(open, way.Push);
                continue;
            }
            way.Pop();
            if (!_last.ContainsKey(place))
            {
                Keep(place, trial, [.. needs.Select(needed => _last[(needed.Space, needed.Element)])]);
            }
        }
        return _last[(start.Space, start.Element)];
    }

    private void Keep((int Space, UInt128 Element) place, Trial? trial, UInt128[] needed)
    {
        var isKnown = trial is { Pending: null } && !needed.Contains(Unknown);
        _last[place] = isKnown ? plan.Experiment.StageKeys(trial!.Config, needed)[plan.Places!.LastStageOf(trial.AsWritten)] : Unknown;
        if (!isKnown)
        {
            _unknown.Add(place);
        }
    }
}
