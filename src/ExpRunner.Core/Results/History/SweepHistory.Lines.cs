using System.Buffers.Text;
using System.Globalization;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Takes proven journal lines, one after the other, file by file.</summary>
internal sealed partial class SweepHistory
{
    private readonly SweepStoreOptions _today;
    private readonly ConfigReading _reading;
    private (int Trial, string Text) _canonical = (-1, "");
    private readonly Dictionary<(int Trial, int RunId), (int UpTo, IReadOnlyList<string>? Stages)> _redone = [];
    private readonly Utf8Buffer _text = new();
    private int _runner = -1;
    private bool _isTrusted;

    public SweepHistory(SweepStoreOptions today, ConfigReading reading)
    {
        _today = today;
        _reading = reading;
    }

    /// <summary>The blocks that the journals list.</summary>
    internal List<Block> Blocks { get; } = [];

    /// <summary>What is known to be right of results.jsonl; null: nothing.</summary>
    internal ViewMark? View { get; private set; }

    /// <summary>The runner whose header was taken last.</summary>
    internal RunnerLine? LastRunner => RunnerOf(_runner);

    /// <summary>A new journal file: nothing is known yet of who wrote it.</summary>
    internal void BeginFile()
    {
        _runner = -1;
        _isTrusted = false;
        _canonical = (-1, "");
    }

    /// <summary>The runner whose lines are taken now; -1: nothing is known yet of who wrote them.</summary>
    internal int CurrentRunner => _runner;

    /// <summary>The lines that come are of a runner whose earlier ones were taken before those of another file.</summary>
    internal void ResumeFile(int runner)
    {
        _runner = runner;
        _isTrusted = RunnerOf(runner)?.ConfigIdentity == _today.ConfigIdentity;
        _canonical = (-1, "");
    }

    /// <summary>Takes a line; kinds of newer versions are ignored.</summary>
    internal void Take(ReadOnlySpan<byte> line, LinePlace place, string path, long number)
    {
        var members = new MemberReader(line);
        if (!members.TryGet("seq"u8, out _) || !members.TryGet("kind"u8, out var kind))
        {
            return;
        }
        if (kind.SequenceEqual("\"ended\""u8))
        {
            TakeEnded(ref members, place);
        }
        else if (kind.SequenceEqual("\"started\""u8))
        {
            TakeStarted(ref members, place);
        }
        else if (kind.SequenceEqual("\"stage\""u8))
        {
            TakeStage(ref members, place);
        }
        else if (kind.SequenceEqual("\"late\""u8))
        {
            TakeLate(ref members, place);
        }
        else if (kind.SequenceEqual("\"trial\""u8))
        {
            TakeTrial(ref members, place);
        }
        else if (kind.SequenceEqual("\"asked\""u8) && members.TryId("id"u8, out var id))
        {
            Ask(TrialOf(id, place), (int)members.Long("repetitions"u8, 1));
        }
        else if (kind.SequenceEqual("\"runner\""u8))
        {
            _runners.Add(RunnerLine.Read(ref members, _today, string.Create(CultureInfo.InvariantCulture, $"{path}:{number}")));
            _runnerFiles.Add(place.File);
            _runner = _runners.Count - 1;
            _isTrusted = _runners[^1].ConfigIdentity == _today.ConfigIdentity;
        }
        else if (kind.SequenceEqual("\"block\""u8) && members.TryGet("block"u8, out var block))
        {
            Blocks.Add(Block.FromJson(Value.ParseJson(block)));
        }
        else if (kind.SequenceEqual("\"redo\""u8) && members.TryGet("repetitions"u8, out var redone))
        {
            TakeRedo(Value.ParseJson(redone), RedoneStages(ref members), place);
        }
        else if (kind.SequenceEqual("\"results\""u8) || kind.SequenceEqual("\"finished\""u8))
        {
            View = LastRunner is { } runner && runner.Folder == _today.Folder && runner.Version == _today.Runner.Version
                ? ViewMark.Read(ref members, place, _isTrusted) : null;
            TakeOpen(members.TryGet("open"u8, out var open) ? Value.ParseJson(open) : Value.Null, place);
        }
    }

    /// <summary>Trials that a mark leaves out count as mentioned behind it.</summary>
    private void TakeOpen(Value ids, LinePlace place)
    {
        foreach (var item in ids.Items)
        {
            if (UInt128.TryParse(item.ToString(), out var id))
            {
                TrialOf(id, place);
            }
        }
    }

    private void TakeTrial(ref MemberReader members, LinePlace place)
    {
        if (!members.TryId("id"u8, out var id))
        {
            return;
        }
        var trial = TrialOf(id, place);
        Ask(trial, (int)members.Long("repetitions"u8, 1));
        if (!members.TryGet("config"u8, out var config))
        {
            return;
        }
        ref var entry = ref _trials[trial];
        entry.Config = place;
        entry.IsCurrent = _isTrusted;
        if (!_isTrusted)
        {
            entry.IsRefused = !_reading.TryRead(Value.ParseJson(config), out var today);
            entry.IsCurrent = !entry.IsRefused && _text.Truncated().Value(today).Written.SequenceEqual(config);
            _canonical = (-1, "");
        }
    }

    private void TakeStarted(ref MemberReader members, LinePlace place)
    {
        if (!TryTakeRepetition(ref members, place, out var number, out var attempt))
        {
            return;
        }
        TakeFolder(number, members.TryGet("path"u8, out var path) ? path : default);
        ref var entry = ref _repetitions[number];
        if (attempt <= entry.RedoneUpTo)
        {
            return;
        }
        entry.Deaths += entry.OpenAttempt > 0 && entry.OpenRunner != _runner ? 1 : 0;
        entry.OpenAttempt = attempt;
        entry.OpenRunner = _runner;
        Started?.Invoke(number, place);
    }

    private void TakeEnded(ref MemberReader members, LinePlace place)
    {
        if (!TryTakeRepetition(ref members, place, out var number, out var attempt) || !members.TryGet("status"u8, out var status))
        {
            return;
        }
        TakeFolder(number, members.TryGet("path"u8, out var path) ? path : default);
        ref var entry = ref _repetitions[number];
        if (entry.OpenAttempt == attempt)
        {
            // Another runner ends it: it sets aside what its own died of.
            entry.Deaths += entry.OpenRunner != _runner ? 1 : 0;
            entry.OpenAttempt = 0;
        }
        if (attempt <= entry.RedoneUpTo || entry.Status == AttemptStatus.Completed)
        {
            return;
        }
        entry.Status = StatusNames.Read(status);
        entry.Ended = place;
        entry.Runner = _runner;
        Ended?.Invoke(number, place);
        if (entry.Status == AttemptStatus.Completed && members.TryGet("duration"u8, out var duration) && Utf8Parser.TryParse(duration, out double seconds, out _))
        {
            _completedSeconds.Add(seconds);
        }
    }

    private void TakeStage(ref MemberReader members, LinePlace place)
    {
        if (TryTakeRepetition(ref members, place, out var number, out var attempt)
            && members.TryGet("status"u8, out var status) && members.TryGet("stage"u8, out var name) && members.TryKey("stage_key"u8, out var key))
        {
            _stages.Add(number, attempt, name, StatusNames.Read(status) == AttemptStatus.Completed ? key : null);
        }
    }

    /// <summary>The runner had lost the repetition to another one: what it made of it does not count.</summary>
    private void TakeLate(ref MemberReader members, LinePlace place)
    {
        if (TryTakeRepetition(ref members, place, out var number, out var attempt) && _repetitions[number].OpenAttempt == attempt && _repetitions[number].OpenRunner == _runner)
        {
            _repetitions[number].OpenAttempt = 0;
        }
    }

    /// <summary>The stages that a redo forgets; null: all.</summary>
    private static IReadOnlyList<string>? RedoneStages(ref MemberReader members)
    {
        if (members.TryGet("stages"u8, out var names))
        {
            return [.. Value.ParseJson(names).Items.ToArray().Select(name => name.ToString())];
        }
        return members.TryGet("keeps_stages"u8, out var keeps) && keeps.SequenceEqual("true"u8) ? [] : null;
    }

    private void TakeRedo(Value repetitions, IReadOnlyList<string>? stages, LinePlace place)
    {
        View = null;
        foreach (var item in repetitions.Items)
        {
            if (item.Items.Length < 3 || !UInt128.TryParse(item.Items[0].ToString(), out var id))
            {
                continue;
            }
            var (trial, runId, upTo) = (TrialOf(id, place), (int)item.Items[1].AsDouble(), (int)item.Items[2].AsDouble());
            if (TryFindIn(trial, runId, out var number))
            {
                Redo(number, upTo, stages);
            }
            else
            {
                // What is redone is in the journal of another runner, which comes later.
                _redone[(trial, runId)] = (upTo, stages);
            }
        }
    }
}
