using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Records that something is no longer asked for.</summary>
internal sealed partial class SweepStore
{
    /// <summary>Keeps all others out of the folder, who would have to work on what this runner works on.</summary>
    /// <exception cref="SweepStoreException">Somebody works on the sweep.</exception>
    public void KeepOthersOut()
    {
        if (_options.Claims!.Others is { Count: > 0 } others)
        {
            throw new SweepStoreException($"{_folder.Path}: {string.Join(", ", others)} {(others.Count == 1 ? "works" : "work")} on this sweep. Wait for it or stop it.");
        }
        if (_lock is not null)
        {
            _options.Claims.Join();
        }
    }

    /// <summary>
    /// Records that trials, or repetitions of them, are no longer asked for, and puts results.jsonl in order; sweep.json keeps telling of the last start.
    /// When this has returned, the folders of what went are all that is left of it. Nothing may be recorded afterwards.
    /// </summary>
    /// <remarks>Broken off anywhere, a trial that went is either recorded as gone, or as it was, or counts as not run: never is anything else touched.</remarks>
    /// <exception cref="SweepStoreException">Something could not be read or written.</exception>
    public void Forget(IReadOnlyList<PrunedTrial> trials)
    {
        lock (_gate)
        {
            try
            {
                if (trials.Any(trial => trial.IsRecorded) || !Builder().IsRight())
                {
                    _damage.Save();
                    _journal = BeginJournal();
                    Record(trials);
                    _journal.Write();
                    _journal.Secure();
                    PutInOrderAnew();
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw CannotWrite(fault);
            }
        }
    }

    private void Record(IReadOnlyList<PrunedTrial> trials)
    {
        foreach (var chunk in trials.SelectMany(trial => trial.Repetitions).Chunk(RedonePerLine))
        {
            WriteRedo(_journal!, chunk, stages: null);
        }
        foreach (var trial in trials.Where(trial => trial.IsAsked))
        {
            _journal!.Begin("asked"u8).Add(",\"id\":"u8).Number(trial.Id).Add(",\"repetitions\":"u8).Number(trial.Kept);
            _journal.End();
        }
    }

    /// <summary>The view as the journals say it now, read as the next start reads them.</summary>
    private void PutInOrderAnew()
    {
        using (var now = new SweepStore(_options with { Claims = null, Warn = _ => { } }, isReadOnly: true, null))
        {
            _view = now.Builder().Open(_options.Time, _gate);
        }
        if (!_view.IsOrdered)
        {
            _view.Sort();
        }
        Mark(_journal!, "finished"u8);
        _journal!.Write();
    }
}
