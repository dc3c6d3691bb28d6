using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Records attempts as they start and end.</summary>
internal sealed partial class SweepStore
{
    private const int RedonePerLine = 1000;

    /// <summary>Records that an attempt is about to run; nothing of it runs before this has returned.</summary>
    /// <exception cref="SweepStoreException">It could not be recorded.</exception>
    public void Started(Trial trial, Attempt attempt)
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
            journal.Flush();
            record.IsListed = true;
        }
    }

    /// <summary>Records how an attempt ended; when this has returned, the outcome outlives the process, or what else was wished.</summary>
    /// <exception cref="SweepStoreException">It could not be recorded.</exception>
    public void Ended(Trial trial, Attempt attempt, Outcome outcome)
    {
        JournalWriter journal;
        long length;
        lock (_gate)
        {
            journal = Begin();
            var record = OpenTrial(trial);
            List(journal, trial, record);
            var kept = Keep(record, attempt, outcome);
            var line = Head(journal, "ended"u8, trial.Id, attempt.RunId, attempt.Number);
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
            journal.End();
            journal.Flush();
            record.IsListed = true;
            Count(record, kept);
            length = journal.Length;
        }
        journal.Secure(length);
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
    public void Redo(IEnumerable<(Trial Trial, int RunId)> repetitions)
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
                WriteRedo(Begin(), chunk);
            }
        }
    }

    private void WriteRedo(JournalWriter journal, int[] repetitions)
    {
        var line = journal.Begin("redo"u8).Add(",\"repetitions\":"u8);
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
            History.Redo(repetition, History.RepetitionAt(repetition).Tries);
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
