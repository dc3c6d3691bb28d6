using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Which repetitions are to be run, in their order, as far as this runner gets hold of them.</summary>
internal sealed partial class SweepRun
{
    /// <summary>The same as long as this runner gets hold of it before others do.</summary>
    private IEnumerable<Repetition> ClaimedWork()
    {
        using var walk = NewWalk();
        while (_claims.TryNext(out var claim))
        {
            foreach (var (repetition, position) in RecordedWork(walk, claim))
            {
                claim.Add();
                yield return repetition;
                if (_plan.Options.First)
                {
                    yield break;
                }
                if (_claims.TryGiveBack(claim, position + 1))
                {
                    break;
                }
            }
            claim.Walked();
            if (walk.End is { } end)
            {
                _claims.EndsAt(end);
            }
        }
    }

    private TrialWalk NewWalk() => new(_plan, _choice, _settled);

    /// <summary>What of a claim is to be run; on the way it records what need not run: repetitions that are set aside, and lines that results.jsonl lacks.</summary>
    private IEnumerable<(Repetition Repetition, UInt128 Position)> RecordedWork(TrialWalk walk, Claim claim)
    {
        foreach (var (trial, first, from, to) in walk.In(claim.Range))
        {
            var choices = ChoicesOf(trial);
            var isNews = from == 0 && SetAside(trial, choices);
            var runs = choices.Count(static entry => entry.Choice.Runs);
            if (trial.Pending is null)
            {
                _open.Add(trial, _plan.Options.First ? Math.Min(1, runs) : runs);
            }
            if (runs == 0 && from == 0 && !trial.IsVoid && (isNews || _store.NeedsLine(trial, _plan.Repetitions)))
            {
                _store.TrialEnded(trial, _plan.Repetitions);
            }
            foreach (var (run, choice) in choices)
            {
                if (choice.Runs && run >= from && run < to)
                {
                    var position = first + (UInt128)run;
                    yield return (RepetitionOf(trial, run, choice, claim, position), position);
                }
            }
        }
    }

    /// <summary>What to do with each repetition of a trial; several claims may be of one trial, one after the other.</summary>
    private List<(int Run, Choice Choice)> ChoicesOf(Trial trial)
    {
        if (!ReferenceEquals(_chosen.Trial, trial))
        {
            var choices = new List<(int, Choice)>(_plan.Repetitions);
            foreach (var run in _choice.RunIds(trial))
            {
                choices.Add((run, _choice.Of(trial, run)));
            }
            _chosen = (trial, choices);
        }
        return _chosen.Choices;
    }

    private static Repetition RepetitionOf(Trial trial, int run, Choice choice, Claim? claim, UInt128 position = default)
        => new(trial, run, choice.Alone) { Before = choice.Before, IsRedo = choice.IsRedo, IsUnfinished = choice.IsUnfinished, Claim = claim, Position = position };

    /// <summary>Names what is set aside, and records it once; whether anything was recorded.</summary>
    private bool SetAside(Trial trial, List<(int Run, Choice Choice)> choices)
    {
        var isNews = false;
        foreach (var (run, choice) in choices)
        {
            if (choice is { Before: Before.SetAside, Runs: false })
            {
                Warn($"{_plan.Experiment.Name} #{trial.Id}/{run} was running each time when three runners died: it is set aside as lost. --redo failed --pick {trial.Id} runs it again.");
                if (!choice.IsLost)
                {
                    _store.SetAside(trial, run);
                    isNews = true;
                }
            }
        }
        return isNews;
    }
}
