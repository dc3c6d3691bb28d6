using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>What one trial may know of another, as far as it was recorded before this start.</summary>
internal sealed partial class SweepStore
{
    private long _knownLength;

    /// <summary>The trial of which repetitions with this config are on record.</summary>
    public bool TryOwnerOf(Trial trial, int repetitions, out UInt128 id)
    {
        lock (_gate)
        {
            for (var runId = 0; runId < repetitions; runId++)
            {
                if (History.TryFindRepetition(KeyOf(trial, runId), out var known))
                {
                    id = History.IdOf(History.RepetitionAt(known).Trial);
                    return true;
                }
            }
            id = default;
            return false;
        }
    }

    /// <summary>How a repetition ended; null: it has not.</summary>
    public AttemptStatus? StatusOf(Trial trial, int runId)
    {
        lock (_gate)
        {
            return History.TryGet(KeyOf(trial, runId), out var state) ? state.Last : null;
        }
    }

    /// <summary>The scores of a repetition that completed; null where none did.</summary>
    public Value ScoresOf(Trial trial, int runId)
    {
        lock (_gate)
        {
            if (!History.TryFindRepetition(KeyOf(trial, runId), out var known) || History.RepetitionAt(known).Status != AttemptStatus.Completed)
            {
                return Value.Null;
            }
            var record = new TrialRecord();
            _recorded.Add(record, known, runId);
            return Value.ParseJson(record.Bytes.Written[record.Repetitions[0].Scores]);
        }
    }

    /// <summary>The folder of a repetition, or of the whole trial; it may not exist.</summary>
    public string OutPathOf(Trial trial, int? runId, int repetitionsAsked)
    {
        lock (_gate)
        {
            var path = runId is not { } run ? trial.Id.ToString(CultureInfo.InvariantCulture)
                : History.TryGet(KeyOf(trial, run), out var state) ? state.Path
                : SweepHistory.FolderOf(run == 0 && repetitionsAsked == 1, trial.Id, run);
            return FullPath(path);
        }
    }

    /// <summary>What was recorded of a repetition under other configs no longer counts: its config was not known then, or came out otherwise.</summary>
    public void Supersede(Trial trial, int runId)
    {
        lock (_gate)
        {
            if (History.TryFindTrial(trial.Id, out var known) && History.OtherKeys(known, runId, KeyOf(trial, runId)) is { Length: > 0 } others)
            {
                WriteRedo(Begin(), others, stages: null);
            }
        }
    }

    /// <summary>The folder as it is now where other runners have added to their journals since the last time; null: they have not.</summary>
    /// <param name="others">The runners that live.</param>
    /// <param name="mustRead">Whether it is read in any case.</param>
    public SweepStore? TryReadOthers(IEnumerable<ClaimHolder> others, bool mustRead)
    {
        lock (_gate)
        {
            var length = _folder.Journals.Where(path => path != JournalPath).Sum(LengthOf);
            if (_isDisposed || length == _knownLength && !mustRead)
            {
                return null;
            }
            _knownLength = length;
            _journal?.Write();
        }
        return new SweepStore(_options with { Claims = null, Warn = _ => { }, Living = [_options.Runner.Id, .. others.Select(holder => holder.Id)] }, isReadOnly: true, null);
    }

    private string FullPath(string path) => string.Create(CultureInfo.InvariantCulture, $"{_options.Folder.TrimEnd('/')}/{path}");
}
