using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Records attempts as they start and end.</summary>
internal sealed partial class SweepStore
{
    private const int RedonePerLine = 1000;

    /// <summary>The trials whose lines are held back, with their configs perhaps.</summary>
    private readonly List<TrialRecord> _held = [];

    /// <summary>Records that an attempt is about to run; nothing of it runs before this, or <see cref="Write"/> where it is held, has returned.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="isHeld">Whether it waits for <see cref="Write"/>.</param>
    /// <exception cref="SweepStoreException">It could not be recorded.</exception>
    public void Started(Trial trial, Attempt attempt, bool isHeld = false)
    {
        if (_options.WriteConfigFiles)
        {
            ConfigFile.Write(_folder, attempt, _options.Seed, _options.Runner.Version);
        }
        lock (_gate)
        {
            var journal = Begin();
            var record = OpenTrial(trial);
            List(journal, trial, record);
            var line = Head(journal, "started"u8, trial.Id, attempt.RunId, attempt.Number);
            line.Add(",\"key\":"u8).Key(attempt.Key).Add(",\"path\":"u8).Text(PathOf(attempt)).Add(",\"at\":"u8).Time(_options.Time.GetUtcNow());
            journal.End();
            Hold(record);
            if (!isHeld)
            {
                Flush(journal);
            }
        }
    }

    /// <summary>Records how an attempt ended; when this, or <see cref="Write"/> where it is held, has returned, the outcome outlives the process, or what else was wished.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="isHeld">Whether it waits for <see cref="Write"/>.</param>
    /// <exception cref="SweepStoreException">It could not be recorded.</exception>
    public void Ended(Trial trial, Attempt attempt, Outcome outcome, bool isHeld = false) => Record(trial, attempt, outcome, counts: true, isHeld);

    /// <summary>Records that a stage of an attempt has ended; when this, or <see cref="Write"/> where it is held, has returned, that outlives the process, or what else was wished.</summary>
    /// <exception cref="SweepStoreException">It could not be recorded.</exception>
    public void StageEnded(Trial trial, Attempt attempt, StageOutcome stage, bool isHeld = false)
    {
        lock (_gate)
        {
            var journal = Begin();
            var record = OpenTrial(trial);
            List(journal, trial, record);
            var line = Head(journal, "stage"u8, trial.Id, attempt.RunId, attempt.Number);
            line.Add(",\"stage\":"u8).Text(stage.Stage).Add(",\"status\":"u8).Add(StatusNames.QuotedOf(stage.Status));
            line.Add(",\"key\":"u8).Key(attempt.Key).Add(",\"stage_key\":"u8).Key(stage.Key).Add(",\"path\":"u8).Text(PathOf(attempt));
            line.Add(",\"started_at\":"u8).Time(stage.StartedAt).Add(",\"duration\":"u8).Number(stage.Duration.Ticks / (double)TimeSpan.TicksPerSecond);
            if (stage.ExitCode is { } code)
            {
                line.Add(",\"exit_code\":"u8).Number(code);
            }
            journal.End();
            Hold(record);
            if (!isHeld)
            {
                Flush(journal);
            }
            if (stage.Status == AttemptStatus.Completed)
            {
                record.Stages.Add((attempt.RunId, stage.Key));
            }
        }
        if (!isHeld)
        {
            Secure();
        }
    }

    /// <summary>Keeps the outcome of an attempt whose repetition other runners took over meanwhile; it is never counted.</summary>
    /// <exception cref="SweepStoreException">It could not be recorded.</exception>
    public void Late(Trial trial, Attempt attempt, Outcome outcome) => Record(trial, attempt, outcome, counts: false, isHeld: false);

    private void Record(Trial trial, Attempt attempt, Outcome outcome, bool counts, bool isHeld)
    {
        lock (_gate)
        {
            var journal = Begin();
            var record = OpenTrial(trial);
            List(journal, trial, record);
            var kept = Keep(record, attempt, outcome);
            var line = Head(journal, counts ? "ended"u8 : "late"u8, trial.Id, attempt.RunId, attempt.Number);
            line.Add(",\"status\":"u8).Add(StatusNames.QuotedOf(outcome.Status));
            line.Add(",\"key\":"u8).Key(attempt.Key).Add(",\"path\":"u8).Text(PathOf(attempt));
            line.Add(",\"scores\":"u8).Add(record.Bytes.Written[kept.Scores]);
            if (outcome.Error is not null)
            {
                line.Add(",\"error\":"u8).Add(record.Bytes.Written[kept.Error]);
            }
            line.Add(",\"started_at\":"u8).Time(outcome.StartedAt).Add(",\"duration\":"u8).Number(outcome.Duration.Ticks / (double)TimeSpan.TicksPerSecond);
            if (outcome.Worker is not null)
            {
                line.Add(",\"worker\":"u8).Text(outcome.Worker);
            }
            if (outcome.ExitCode is { } code)
            {
                line.Add(",\"exit_code\":"u8).Number(code);
            }
            if (outcome.SharedRandom)
            {
                line.Add(",\"shared_random\":true"u8);
            }
            journal.End();
            Hold(record);
            if (!isHeld)
            {
                Flush(journal);
            }
            if (counts)
            {
                Count(record, kept);
            }
        }
        if (!isHeld)
        {
            Secure();
        }
    }

    /// <summary>Records what is held.</summary>
    /// <exception cref="SweepStoreException">It could not be recorded.</exception>
    public void Write()
    {
        lock (_gate)
        {
            if (_journal is not null)
            {
                Flush(_journal);
            }
        }
    }

    /// <summary>Returns when all that was recorded outlives what was wished; others may record meanwhile.</summary>
    /// <exception cref="SweepStoreException">It may not.</exception>
    public void Secure() => Volatile.Read(ref _journal)?.Secure();

    private void Hold(TrialRecord record)
    {
        if (!record.IsListed)
        {
            record.IsListed = true;
            _held.Add(record);
        }
    }

    /// <summary>Writes what is held; where that fails the configs that were in it have to be written again.</summary>
    private void Flush(JournalWriter journal)
    {
        try
        {
            journal.Flush();
        }
        catch
        {
            _held.ForEach(record => record.IsListed = false);
            throw;
        }
        finally
        {
            _held.Clear();
        }
    }

    /// <summary>Gives up a repetition that was in flight when its runners died: it is recorded as lost.</summary>
    public void SetAside(Trial trial, int runId)
    {
        lock (_gate)
        {
            var key = KeyOf(trial, runId);
            History.TryGet(key, out var state);
            var attempt = AttemptOf(trial, runId, Math.Max(state.Tries, 1), key, state.Path ?? SweepHistory.FolderOf(ofTrial: false, trial.Id, runId));
            Ended(trial, attempt, new Outcome
            {
                Status = AttemptStatus.Lost,
                Error = string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"It was running when {state.InFlightDeaths} runners died, and is not started again. Run it with --redo failed."),
                StartedAt = _options.Time.GetUtcNow(),
                Duration = TimeSpan.Zero,
            });
        }
    }

    /// <summary>Records that what was recorded so far of these repetitions no longer counts.</summary>
    /// <param name="repetitions">The repetitions.</param>
    /// <param name="stages">The stages that have to run again even where they completed; null: all.</param>
    public void Redo(IEnumerable<(Trial Trial, int RunId)> repetitions, IReadOnlyList<string>? stages = null)
    {
        lock (_gate)
        {
            var known = new List<int>();
            foreach (var (trial, runId) in repetitions)
            {
                if (History.TryFindRepetition(KeyOf(trial, runId), out var repetition))
                {
                    known.Add(repetition);
                }
            }
            foreach (var chunk in known.Chunk(RedonePerLine))
            {
                WriteRedo(Begin(), chunk, stages);
            }
        }
    }

    private void WriteRedo(JournalWriter journal, int[] repetitions, IReadOnlyList<string>? stages)
    {
        var line = journal.Begin("redo"u8);
        if (stages is { Count: 0 })
        {
            line.Add(",\"keeps_stages\":true"u8);
        }
        else if (stages is not null)
        {
            line.Add(",\"stages\":"u8).Value(Value.List([.. stages.Select(stage => Value.Of(stage))]));
        }
        line.Add(",\"repetitions\":"u8);
        var comma = "["u8;
        foreach (var repetition in repetitions)
        {
            ref readonly var entry = ref History.RepetitionAt(repetition);
            line.Add(comma).Add((byte)'[').Number(History.IdOf(entry.Trial)).Add((byte)',').Number(entry.RunId).Add((byte)',').Number(entry.Tries).Add((byte)']');
            comma = ","u8;
        }
        line.Add((byte)']');
        journal.End();
        journal.Flush();
        foreach (var repetition in repetitions)
        {
            History.Redo(repetition, History.RepetitionAt(repetition).Tries, stages);
        }
    }

    private static Utf8Buffer Head(JournalWriter journal, ReadOnlySpan<byte> kind, UInt128 id, int runId, int attempt)
        => journal.Begin(kind).Add(",\"id\":"u8).Number(id).Add(",\"run_id\":"u8).Number(runId).Add(",\"attempt\":"u8).Number(attempt);

    /// <summary>Adds the trial's own line once, and one more when another number of repetitions is asked for.</summary>
    private void List(JournalWriter journal, Trial trial, TrialRecord record)
    {
        if (record.IsListed)
        {
            ListAsked(journal, record);
            return;
        }
        if (!record.HasConfig)
        {
            KeepConfig(trial, record);
        }
        var line = journal.Begin("trial"u8).Add(",\"id\":"u8).Number(trial.Id).Add(",\"repetitions\":"u8).Number(record.Asked)
            .Add(",\"config\":"u8).Add(record.Bytes.Written[record.Config]);
        if (_reading.HasComputed)
        {
            line.Add(",\"computed\":"u8).Add(record.Bytes.Written[record.Computed]);
        }
        journal.End();
    }

    private void ListAsked(JournalWriter journal, TrialRecord record)
    {
        if (record.IsAskedListed)
        {
            return;
        }
        journal.Begin("asked"u8).Add(",\"id\":"u8).Number(record.Id).Add(",\"repetitions\":"u8).Number(record.Asked);
        journal.End();
        record.IsAskedListed = true;
    }
}
