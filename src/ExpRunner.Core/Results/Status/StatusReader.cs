using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Counts what a recorded sweep holds.</summary>
internal sealed class StatusReader
{
    private readonly RecordedSweep _sweep;
    private readonly Dictionary<string, int> _failed = [];
    private readonly Dictionary<string, int> _codes = [];
    private (UInt128 Id, int RunId, int Repetition)? _firstFailed;
    private UInt128 _asked;
    private int _trials;
    private int _completed;
    private int _stale;
    private int _lost;
    private int _setAside;
    private int _running;

    private StatusReader(RecordedSweep sweep)
    {
        _sweep = sweep;
        for (var trial = 0; trial < sweep.History.TrialCount; trial++)
        {
            if (sweep.History.TrialAt(trial) is { IsRefused: false, Asked: > 0 })
            {
                _trials++;
                _asked += (UInt128)sweep.History.TrialAt(trial).Asked;
            }
        }
        for (var repetition = 0; repetition < sweep.History.RepetitionCount; repetition++)
        {
            Add(repetition);
        }
    }

    /// <summary>The status of a sweep.</summary>
    /// <param name="sweep">What is recorded.</param>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="file">sweep.json; null where there is none.</param>
    public static SweepStatus Of(RecordedSweep sweep, string experiment, Value? file) => new StatusReader(sweep).Status(experiment, file);

    private void Add(int repetition)
    {
        ref readonly var entry = ref _sweep.History.RepetitionAt(repetition);
        ref readonly var trial = ref _sweep.History.TrialAt(entry.Trial);
        if (trial.IsRefused || entry.RunId >= trial.Asked)
        {
            return;
        }
        _running += _sweep.Runs(entry) ? 1 : 0;
        if (entry.Status == AttemptStatus.Completed)
        {
            _completed++;
            Increment(_codes, _sweep.History.RunnerOf(entry.Runner)?.CodeIdentity ?? "");
            _stale += _sweep.IsKnown && _sweep.History.TryGet(_sweep.History.KeyOf(repetition), out var state) && state.IsStale ? 1 : 0;
            return;
        }
        _setAside += _sweep.DeathsOf(entry) >= SweepHistory.MostDeaths ? 1 : 0;
        if (entry.Status is { } status and not AttemptStatus.Cancelled)
        {
            Increment(_failed, StatusNames.Of(status));
            var at = (_sweep.History.IdOf(entry.Trial), entry.RunId, repetition);
            _firstFailed = _firstFailed is { } first && first.CompareTo(at) < 0 ? first : at;
        }
        else
        {
            _lost += _sweep.DeathsOf(entry) > 0 ? 1 : 0;
        }
    }

    private SweepStatus Status(string experiment, Value? file)
    {
        var recorded = file is { } json ? UnitedSweepFile.PlannedOf(json, "repetitions") : null;
        var ended = (UInt128)(_completed + _failed.Values.Sum());
        var planned = UInt128.Max(UInt128.Max(recorded ?? 0, _asked), ended);
        var options = file is { } asked && asked.TryGet("options", out var value) ? value : Value.Object();
        return new SweepStatus
        {
            Experiment = experiment,
            Folder = _sweep.Folder.Path,
            Shard = options.Kind == ValueKind.Object && options.TryGet("shard", out var shard) && shard.Kind == ValueKind.Text ? shard.AsText() : null,
            Trials = _trials,
            Planned = planned,
            IsAtLeast = recorded is null,
            Completed = _completed,
            Failed = _failed,
            Missing = planned - ended,
            InFlightLost = _lost,
            SetAside = _setAside,
            Running = _running,
            Stale = _sweep.IsKnown ? _stale : null,
            Codes = _codes,
            FirstError = _firstFailed is { } first ? ErrorOf(first.Id, first.RunId, first.Repetition) : null,
            DamagedPlaces = _sweep.Damage.Known,
            JournalBytes = _sweep.Folder.Journals.Sum(LengthOf),
        };
    }

    private string ErrorOf(UInt128 id, int runId, int repetition)
    {
        var record = new TrialRecord();
        record.Clear();
        _sweep.Recorded.Add(record, repetition, runId);
        var error = record.Bytes.Written[record.Repetitions[0].Error];
        var text = error.Length > 0 ? Value.ParseJson(error).ToString() : "";
        return string.Create(CultureInfo.InvariantCulture, $"#{id}/{runId}: {StatusNames.Of(record.Repetitions[0].Status ?? AttemptStatus.Failed)}: {text}");
    }

    private long LengthOf(string journal)
    {
        using var file = _sweep.Folder.Files.Open(journal, FileUse.Read);
        return file.Length;
    }

    private static void Increment(Dictionary<string, int> counts, string key)
        => counts[key] = counts.GetValueOrDefault(key) + 1;
}
