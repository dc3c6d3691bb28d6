using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Execution;

/// <summary>Repetitions that wait for others.</summary>
internal sealed partial class SweepRun : IGateKeeper
{
    private UInt128 _void;
    private string? _skippedBecause;

    private OthersWatch? _others;
    private SweepStore? _now;

    /// <summary>The work in its order; only where trials need others does anything stand before it.</summary>
    private IWorkSource NewWork()
    {
        if (Queue is { } queue)
        {
            return queue(Supply());
        }
        var work = new WalkedWork(ClaimedWork());
        if (_needed is null)
        {
            return work;
        }
        _needed.Begin();
        var gate = new Gate(work, _needed, this, isAlone: _plan.Options.First);
        _others = _claims.IsJoined ? new OthersWatch(_store, _claims, _time, gate.Wake) : null;
        return gate;
    }

    private void LeaveGate()
    {
        _others?.Dispose();
        _now?.Dispose();
    }

    void IGateKeeper.Skipped(Repetition repetition, string why, string root)
    {
        if (repetition.Trial.Pending is not null)
        {
            _open.Add(repetition.Trial, ChoicesOf(repetition.Trial).Count);
        }
        _skippedBecause ??= root;
        var attempt = _store.NextAttempt(repetition.Trial, repetition.RunId, _plan.Repetitions);
        var outcome = EndedOutcomes.Skipped(why, _time);
        Keep(repetition, attempt, outcome);
        _noted.Enqueue(new(repetition, attempt, outcome, null));
    }

    Repetition? IGateKeeper.Resolved(Repetition pending, Trial trial)
    {
        var choice = trial.IsVoid ? default : _choice.Of(trial, pending.RunId);
        lock (_showing)
        {
            // It was counted as what was known of it while it was pending.
            _completedBefore += choice.Before == Before.Completed ? 1u : 0;
            _failedBefore += choice.Before is Before.Failed or Before.SetAside ? 1u : 0;
            _failedBefore -= pending.Before is Before.Failed or Before.SetAside ? 1u : 0;
            _void += trial.IsVoid ? 1u : 0;
        }
        if (choice.Runs)
        {
            _store.Supersede(trial, pending.RunId);
            _open.Add(trial, ChoicesOf(trial).Count(static entry => entry.Choice.Runs));
            return RepetitionOf(trial, pending.RunId, choice, pending.Claim, pending.Position);
        }
        if (pending.Claim is { } claim)
        {
            _claims.Ended(claim);
        }
        return null;
    }

    bool IGateKeeper.TakesNews()
    {
        if (_others?.TakeNews() is not { } now)
        {
            return false;
        }
        _needed!.Read(now, new RepetitionChoice(_plan, now, _claims) { KeysOfDependent = _needed.StageKeysOf });
        _now?.Dispose();
        _now = now;
        return true;
    }

    Prospect IGateKeeper.Prospect => !_claims.IsShared ? Prospect.None : _claims.LookAtRest() switch
    {
        SharedState.Work => Prospect.ReadAgain,
        SharedState.Awaited => Prospect.Waits,
        _ => Prospect.None,
    };

    /// <summary>What waits goes back to all: it is claimed anew with what others let go, by whoever has read the folder again.</summary>
    private void LeaveToOthers(Gate? gate)
    {
        if (gate is not { IsExhausted: true } || !gate.Left.Any())
        {
            return;
        }
        _claims.GiveBack([.. gate.Left.Select(repetition => (repetition.Claim!, repetition.Position))]);
    }
}
