using System.Globalization;
using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>Keeps trials from their first attempt of this start to their last.</summary>
internal sealed partial class SweepStore
{
    private readonly Dictionary<UInt128, TrialRecord> _open = [];

    /// <summary>Records to be used again, as many as may end at once; one that has become large is let go.</summary>
    private readonly Stack<TrialRecord> _spare = [];
    private readonly Dictionary<int, ulong> _sharedSeeds = [];

    /// <summary>The next attempt of a repetition: attempts are counted over all starts, and its folder stays where it was made.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="runId">The repetition.</param>
    /// <param name="repetitionsAsked">How many are asked for.</param>
    /// <param name="stages">The stages it goes through, by name and key; those that are done at the start are passed over, unless one before them runs.</param>
    public Attempt NextAttempt(Trial trial, int runId, int repetitionsAsked, IReadOnlyList<(string Name, UInt128 Key)>? stages = null)
    {
        lock (_gate)
        {
            var record = OpenTrial(trial);
            Ask(record, repetitionsAsked);
            var key = KeyOf(trial, runId);
            var isKnown = History.TryGet(key, out var state);
            record.HasHistory |= isKnown;
            var at = record.Find(runId);
            var tries = 1 + (at >= 0 ? record.Repetitions[at].Tries : state.Tries);
            if (at >= 0)
            {
                record.Repetitions[at] = record.Repetitions[at] with { Tries = tries };
            }
            else
            {
                record.Repetitions.Add(new RepetitionRecord(runId, tries, null, default, default));
            }
            var path = isKnown ? state.Path : SweepHistory.FolderOf(runId == 0 && repetitionsAsked == 1, trial.Id, runId);
            var attempt = AttemptOf(trial, runId, tries, key, path);
            return stages is null ? attempt : attempt with { Stages = Marked(stages, record, runId, key) };
        }
    }

    private AttemptStage[] Marked(IReadOnlyList<(string Name, UInt128 Key)> stages, TrialRecord record, int runId, UInt128 key)
    {
        var marked = new AttemptStage[stages.Count];
        var isDone = true;
        for (var i = 0; i < marked.Length; i++)
        {
            isDone = isDone && (record.Stages.Contains((runId, stages[i].Key)) || History.HasStage(key, stages[i].Key));
            marked[i] = new(stages[i].Name, stages[i].Key, isDone);
        }
        return marked;
    }

    private TrialRecord OpenTrial(Trial trial)
    {
        if (_open.TryGetValue(trial.Id, out var record))
        {
            return record;
        }
        record = _spare.Count > 0 ? _spare.Pop() : new TrialRecord();
        record.Clear();
        record.Id = trial.Id;
        record.IsAskedListed = true;
        record.Asked = 1;
        if (History.TryFindTrial(trial.Id, out var known))
        {
            ref readonly var entry = ref History.TrialAt(known);
            record.IsListed = entry.Config.IsKnown && !(trial.Written is not null && History.ConfigOf(known) != trial.Config);
            record.Asked = entry.Asked;
        }
        _open.Add(trial.Id, record);
        return record;
    }

    private static void Ask(TrialRecord record, int repetitions)
    {
        record.IsAskedListed &= record.Asked == repetitions || !record.IsListed;
        record.Asked = repetitions;
    }

    private void KeepConfig(Trial trial, TrialRecord record)
    {
        if (record.HasConfig)
        {
            return;
        }
        var start = record.Bytes.Length;
        record.Bytes.Value(trial.Config);
        record.Config = start..record.Bytes.Length;
        if (_reading.HasComputed)
        {
            record.Bytes.Value(_reading.Computed(trial.Config));
        }
        record.Computed = record.Config.End..record.Bytes.Length;
        record.HasConfig = true;
    }

    private static RepetitionRecord Keep(TrialRecord record, Attempt attempt, Outcome outcome)
    {
        var start = record.Bytes.Length;
        record.Bytes.Value(outcome.Scores);
        var scores = start..record.Bytes.Length;
        if (outcome.Error is not null)
        {
            record.Bytes.Text(outcome.Error);
        }
        return new RepetitionRecord(attempt.RunId, attempt.Number, outcome.Status, scores.End..record.Bytes.Length, scores);
    }

    /// <summary>Of the outcomes of a repetition the first completed one counts, otherwise the last.</summary>
    private static void Count(TrialRecord record, RepetitionRecord ended)
    {
        var at = record.Find(ended.RunId);
        if (at < 0)
        {
            record.Repetitions.Add(ended);
        }
        else if (record.Repetitions[at].Status != AttemptStatus.Completed)
        {
            record.Repetitions[at] = ended with { Tries = Math.Max(ended.Tries, record.Repetitions[at].Tries) };
        }
    }

    private UInt128 KeyOf(Trial trial, int runId) => Identity.KeyOf(_options.Experiment.Name, trial.Canonical, _options.Seed, runId);

    private Attempt AttemptOf(Trial trial, int runId, int number, UInt128 key, string path)
    {
        if (!_sharedSeeds.TryGetValue(runId, out var shared))
        {
            _sharedSeeds[runId] = shared = Identity.SharedSeedOf(_options.Seed, runId);
        }
        return new Attempt
        {
            Experiment = _options.Experiment.Name,
            ExperimentId = trial.Id,
            RunId = runId,
            Number = number,
            Config = trial.Config,
            Key = key,
            Seed = Identity.SeedOf(trial.Canonical, _options.Seed, runId),
            SharedSeed = shared,
            OutPath = FullPath(path),
        };
    }

    private string PathOf(Attempt attempt) => attempt.OutPath[(_options.Folder.TrimEnd('/').Length + 1)..];
}
