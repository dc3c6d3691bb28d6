using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Writes the lines of results.jsonl.</summary>
internal sealed partial class SweepStore
{
    private const int MostSpare = 4096;
    private const int LargestSpare = 16 * 1024;
    private readonly Utf8Buffer _line = new();

    /// <summary>
    /// Writes the trial's line of results.jsonl if all repetitions asked for have ended, in this start or an earlier one,
    /// and lets the trial go.
    /// </summary>
    public void TrialEnded(Trial trial, int repetitionsAsked)
    {
        lock (_gate)
        {
            var journal = Begin();
            var record = OpenTrial(trial);
            Ask(record, repetitionsAsked);
            if (!record.IsListed || !record.IsAskedListed)
            {
                List(journal, trial, record);
                journal.Flush();
            }
            var kept = History.TryFindTrial(trial.Id, out var known) ? History.TrialAt(known).Kept : 0;
            if (_view is not null && (kept > repetitionsAsked && HasEnded(trial, record, kept) || HasEnded(trial, record, record.Asked = repetitionsAsked)))
            {
                record.Asked = Math.Max(record.Asked, repetitionsAsked);
                KeepConfig(trial, record);
                _line.Truncate();
                _lines.Write(record, _line);
                _view.Append(trial.Id, _line.Written);
                _unmarked++;
            }
            _open.Remove(trial.Id);
            if (_spare.Count < MostSpare && record.Bytes.Capacity <= LargestSpare)
            {
                _spare.Push(record);
            }
            if (_unmarked >= TrialsPerMark)
            {
                Mark(journal, "results"u8);
            }
        }
    }

    /// <summary>
    /// Whether nothing of a trial is left to run but results.jsonl lacks its line, which <see cref="TrialEnded"/> then writes:
    /// fewer repetitions are asked for than before, or the journal's line with its config was damaged.
    /// </summary>
    public bool NeedsLine(Trial trial, int repetitionsAsked)
    {
        lock (_gate)
        {
            if (History.TryFindTrial(trial.Id, out var known) && History.TrialAt(known).Kept >= repetitionsAsked && History.TrialAt(known).Config.IsKnown)
            {
                return false;
            }
            return Enumerable.Range(0, repetitionsAsked).All(runId => History.TryGet(KeyOf(trial, runId), out var state) && state.Last is not null);
        }
    }

    /// <summary>Collects the outcomes of the first repetitions; false where one has none.</summary>
    private bool HasEnded(Trial trial, TrialRecord record, int asked)
    {
        for (var runId = 0; runId < asked; runId++)
        {
            var at = record.Find(runId);
            var isEnded = at >= 0 && record.Repetitions[at].Status is not null;
            if (isEnded && !record.HasHistory)
            {
                continue;
            }
            var before = History.TryFindRepetition(KeyOf(trial, runId), out var repetition) ? History.RepetitionAt(repetition).Status : null;
            if (isEnded && before != AttemptStatus.Completed)
            {
                continue;
            }
            if (before is null)
            {
                return false;
            }
            if (at >= 0)
            {
                record.Repetitions.RemoveAt(at);
            }
            _recorded.Add(record, repetition, runId);
        }
        record.Asked = asked;
        return true;
    }
}
