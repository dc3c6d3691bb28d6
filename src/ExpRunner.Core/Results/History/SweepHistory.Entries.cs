using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Finds and adds entries while lines are taken.</summary>
internal sealed partial class SweepHistory
{
    private UInt128 _lastTrialId;
    private int _lastTrial = -1;

    /// <summary>Reads a recorded line again; set by who owns the files.</summary>
    internal Func<LinePlace, byte[]> LineAt { get; set; } = _ => [];

    /// <summary>Told of each repetition that starts, and of the line; set by who follows a sweep that runs.</summary>
    internal Action<int, LinePlace>? Started { get; set; }

    /// <summary>Told of each outcome that counts, and of the line; set by who follows a sweep that runs.</summary>
    internal Action<int, LinePlace>? Ended { get; set; }

    /// <summary>Draws the conclusions, once all lines are taken.</summary>
    /// <param name="live">The runners that still run: what they started is not lost.</param>
    internal void Settle(IReadOnlySet<string> live)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            ref var entry = ref _repetitions[i];
            if (entry.OpenAttempt > 0 && !(RunnerOf(entry.OpenRunner) is { } runner && live.Contains(runner.Id)))
            {
                entry.Deaths++;
                entry.OpenAttempt = 0;
            }
            NoLongerAsked += _trials[entry.Trial] is { IsRefused: true, Asked: > 0 } ? 1 : 0;
        }
        var isCurrent = !_reading.HasComputed;
        for (var trial = 0; trial < TrialCount; trial++)
        {
            ref var entry = ref _trials[trial];
            isCurrent &= entry.IsCurrent || !entry.Config.IsKnown;
            entry.Kept = entry.AskedOften
                ? _asked[trial].Where(asked => HasAll(trial, asked)).DefaultIfEmpty().Max()
                : HasAll(trial, entry.Asked) ? entry.Asked : 0;
        }
        View = View is { IsTrusted: true } || isCurrent ? View : null;
        _asked.Clear();
    }

    /// <summary>The outcomes of the first repetitions of a trial: their numbers here, by run_id; false where one has not ended.</summary>
    internal bool TryGetEnded(int trial, Span<int> repetitions)
    {
        repetitions.Fill(-1);
        var ended = 0;
        for (var i = _trials[trial].LastRepetition; i >= 0; i = _repetitions[i].Next)
        {
            ref readonly var entry = ref _repetitions[i];
            if (entry.Status is not null && entry.RunId < repetitions.Length && repetitions[entry.RunId] < 0)
            {
                repetitions[entry.RunId] = i;
                ended++;
            }
        }
        return ended == repetitions.Length;
    }

    private bool HasAll(int trial, int asked)
    {
        var ended = 0;
        for (var i = _trials[trial].LastRepetition; i >= 0; i = _repetitions[i].Next)
        {
            ended += _repetitions[i].RunId < asked && _repetitions[i].Status is not null ? 1 : 0;
        }
        return asked > 0 && ended == asked;
    }

    private int TrialOf(UInt128 id, LinePlace place)
    {
        if (_lastTrial < 0 || _lastTrialId != id)
        {
            _lastTrial = _trialIds.GetOrAdd(id, out var isNew);
            _lastTrialId = id;
            if (isNew)
            {
                if (_lastTrial == _trials.Length)
                {
                    Array.Resize(ref _trials, 2 * _lastTrial);
                }
                _trials[_lastTrial] = new TrialEntry { Config = LinePlace.None, Touched = LinePlace.None, LastRepetition = -1, Asker = -1 };
                LastId = UInt128.Max(LastId, id);
            }
        }
        if (place.File == 0 || _trials[_lastTrial].Touched.File != 0)
        {
            _trials[_lastTrial].Touched = place;
        }
        return _lastTrial;
    }

    private bool TryTakeRepetition(ref MemberReader members, LinePlace place, out int number, out int attempt)
    {
        number = -1;
        attempt = 0;
        if (!members.TryId("id"u8, out var id))
        {
            return false;
        }
        var runId = (int)members.Long("run_id"u8, 0);
        attempt = (int)members.Long("attempt"u8, 1);
        members.TryKey("key"u8, out var recorded);
        var trial = TrialOf(id, place);
        number = _keys.GetOrAdd(_isTrusted ? recorded : KeyToday(trial, runId, recorded), out var isNew);
        if (isNew)
        {
            if (number == _repetitions.Length)
            {
                Array.Resize(ref _repetitions, 2 * number);
            }
            _repetitions[number] = new RepetitionEntry { Trial = trial, RunId = runId, Next = _trials[trial].LastRepetition, Runner = -1, Ended = LinePlace.None };
            _trials[trial].LastRepetition = number;
            if (_redone.Remove((trial, runId), out var redone))
            {
                Redo(number, redone.UpTo, redone.Stages);
            }
        }
        _repetitions[number].Tries = Math.Max(_repetitions[number].Tries, attempt);
        return true;
    }

    /// <summary>The key that today's config type gives; one that nothing of today has where it refuses the config.</summary>
    private UInt128 KeyToday(int trial, int runId, UInt128 recorded)
    {
        ref var entry = ref _trials[trial];
        if (!entry.Config.IsKnown || entry.IsCurrent)
        {
            // A key stands for the text of a config; the text is today's, or cannot be had.
            return recorded;
        }
        if (entry.IsRefused)
        {
            return Identity.KeyOf("", $"no longer asked for: {IdOf(trial)}", _today.Seed, runId);
        }
        if (_canonical.Trial != trial)
        {
            _canonical = (trial, ConfigOf(trial).ToCanonicalJson());
        }
        return Identity.KeyOf(_today.Experiment.Name, _canonical.Text, _today.Seed, runId);
    }

    /// <summary>The config of a trial as today's type reads it, or as it was recorded where today's type refuses it.</summary>
    internal Value ConfigOf(int trial)
    {
        var members = new MemberReader(LineAt(_trials[trial].Config));
        var config = members.TryGet("config"u8, out var json) ? Value.ParseJson(json) : Value.Object();
        return _reading.TryRead(config, out var today) ? today : config;
    }

    /// <summary>The numbers of a trial's repetition under other keys that still count.</summary>
    internal int[] OtherKeys(int trial, int runId, UInt128 key)
    {
        var others = new List<int>();
        for (var i = _trials[trial].LastRepetition; i >= 0; i = _repetitions[i].Next)
        {
            if (_repetitions[i].RunId == runId && _keys[i] != key && _repetitions[i].Status is not null)
            {
                others.Add(i);
            }
        }
        return [.. others];
    }

    private bool TryFindIn(int trial, int runId, out int number)
    {
        for (number = _trials[trial].LastRepetition; number >= 0 && _repetitions[number].RunId != runId; number = _repetitions[number].Next)
        {
        }
        return number >= 0;
    }

    private void TakeFolder(int number, ReadOnlySpan<byte> quoted)
    {
        ref var entry = ref _repetitions[number];
        if (entry.Folder != FolderForm.Unknown || quoted.Length < 3)
        {
            return;
        }
        Span<byte> usual = stackalloc byte[64];
        var path = quoted[1..^1];
        IdOf(entry.Trial).TryFormat(usual, out var length, default, CultureInfo.InvariantCulture);
        if (path.SequenceEqual(usual[..length]))
        {
            entry.Folder = FolderForm.OfTrial;
            return;
        }
        usual[length++] = (byte)'/';
        entry.RunId.TryFormat(usual[length..], out var more, default, CultureInfo.InvariantCulture);
        entry.Folder = path.SequenceEqual(usual[..(length + more)]) ? FolderForm.OfRepetition : FolderForm.Named;
        if (entry.Folder == FolderForm.Named)
        {
            _namedFolders[number] = Value.ParseJson(quoted).ToString();
        }
    }
}
