using System.Diagnostics.CodeAnalysis;
using ExpRunner.Execution;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.Queues;

/// <summary>
/// The trials that wait, and what edits do to them. An edit carries what its file said when it was written, so that only what people changed counts,
/// however old the copy is that they saved.
/// </summary>
internal sealed class QueueEdits : IDisposable
{
    /// <summary>So many waiting trials are listed; more follow behind them.</summary>
    public const int MostListed = 1000;
    private readonly QueueSupply _supply;
    private readonly QueueConfigs _configs;
    private readonly Action<string> _say;
    private readonly Dictionary<UInt128, WaitingTrial> _byId = [];
    private readonly Dictionary<UInt128, WaitingTrial> _byKey = [];
    private readonly Dictionary<UInt128, WaitingTrial> _removed = [];
    private readonly Dictionary<UInt128, WaitingTrial> _removedByKey = [];
    private readonly HashSet<UInt128> _removedIds = [];

    /// <summary>By content: what began in this start never begins again in it.</summary>
    private readonly HashSet<UInt128> _begun = [];
    private List<UInt128> _order = [];

    /// <summary>What the file says now, as far as it has been read, and what its <c>was</c> is.</summary>
    private (QueueBase Says, QueueBase Was) _file = (QueueBase.Empty, QueueBase.Empty);
    private bool _hasMore = true;

    public QueueEdits(QueueSupply supply, QueueConfigs configs, Action<string> say) => (_supply, _configs, _say) = (supply, configs, say);

    public bool IsPaused { get; private set; }

    public bool Waits { get; private set; }

    /// <summary>Whether nothing waits, and nothing more follows.</summary>
    public bool IsEmpty
    {
        get
        {
            Fill();
            return _order.Count == 0;
        }
    }

    /// <summary>Takes the first of those that wait.</summary>
    public bool TryBegin([NotNullWhen(true)] out WaitingTrial? trial)
    {
        Fill();
        trial = _order.Count == 0 ? null : _byId[_order[0]];
        if (trial is null)
        {
            return false;
        }
        Leave(trial);
        _begun.Add(trial.Key);
        return true;
    }

    /// <summary>Lists as many as there is room for.</summary>
    public void Fill(int most = MostListed)
    {
        while (_hasMore && _order.Count < most)
        {
            _hasMore = _supply.TryNext(out var next);
            if (next is null || _begun.Contains(next.Key) || _byKey.ContainsKey(next.Key) || _removedByKey.ContainsKey(next.Key))
            {
                continue;
            }
            if (_removedIds.Contains(next.Trial.Id))
            {
                Remove(next);
                continue;
            }
            _order.Add(next.Trial.Id);
            Enter(next);
        }
    }

    /// <summary>What the file is to say now.</summary>
    public QueueText ToText() => new()
    {
        IsPaused = IsPaused,
        Waits = Waits,
        Waiting = [.. _order.Select(id => new QueueLine(id, _configs.Shown(_byId[id].Trial.Config)))],
        Removed = [.. _removedIds],
        Was = new(IsPaused, Waits, [.. _order], [.. _removedIds]),
        HasMore = _hasMore,
    };

    /// <summary>The file says this now.</summary>
    public void Written(QueueText text) => _file = (text.Was!, text.Was!);

    /// <summary>Does what an edit changes; nothing where anything in it is wrong.</summary>
    public void Apply(QueueText edit, ProblemList problems, bool isFirst)
    {
        if (isFirst && edit.Was is { } before)
        {
            (IsPaused, Waits) = (before.IsPaused, before.Waits);
            _removedIds.UnionWith(before.Removed);
        }
        Fill(isFirst ? (2 * MostListed) + edit.Waiting.Count : MostListed);
        // Whoever changes the file once more before it has been written anew changes what it says, and may take back what was changed before.
        var was = edit.Was is { } given && !given.IsSame(_file.Was) ? given : _file.Says;
        var lines = edit.Waiting.Select(line => (Line: line, Config: _configs.Read(line, problems))).ToList();
        foreach (var (line, _) in lines.Where(entry => entry.Line is { Id: not null, Members.Count: 0 } && !IsKnown(entry.Line.Id!.Value, was)))
        {
            problems.Add(line.Place, $"no trial {line.Id} waits: it has begun, or follows behind those listed. Leave the id out and write its values, or delete the line.");
        }
        if (problems.Any)
        {
            return;
        }
        IsPaused = edit.IsPaused == was.IsPaused ? IsPaused : edit.IsPaused;
        Waits = edit.Waits == was.Waits ? Waits : edit.Waits;
        var listed = Listed(lines, was);
        foreach (var id in was.Removed.Except(edit.Removed).Where(_removedIds.Contains).ToList())
        {
            if (Restore(id))
            {
                listed.Add(id);
            }
        }
        var isListed = listed.ToHashSet();
        var gone = was.Waiting.Where(id => !isListed.Contains(id)).Concat(edit.Removed.Except(was.Removed)).Concat(lines.Select(entry => entry.Line.Id).OfType<UInt128>().Where(id => !isListed.Contains(id)));
        foreach (var id in gone.ToList())
        {
            isListed.Remove(id);
            Remove(id);
        }
        foreach (var id in edit.Removed.Except(was.Removed))
        {
            _removedIds.Add(id);
        }
        _order = OrderMerge.Of(_order, [.. listed.Distinct().Where(_byId.ContainsKey)], isFirst ? [] : was.Waiting);
        _file = (new(edit.IsPaused, edit.Waits, [.. listed.Distinct()], edit.Removed), edit.Was ?? _file.Was);
    }

    public void Dispose() => _supply.Dispose();

    private bool IsKnown(UInt128 id, QueueBase was) => _byId.ContainsKey(id) || _removedIds.Contains(id) || was.Waiting.Contains(id);

    /// <summary>The ids of the lines that wait, in order; those that are new wait from now on.</summary>
    private List<UInt128> Listed(List<(QueueLine Line, Value? Config)> lines, QueueBase was)
    {
        var keys = lines.ConvertAll(entry => KeyOf(entry.Line, entry.Config!.Value));
        Value[] unknown = [.. lines.Where((_, i) => !_byKey.ContainsKey(keys[i]) && !_begun.Contains(keys[i]) && !_removedByKey.ContainsKey(keys[i])).Select(entry => entry.Config!.Value)];
        var typed = lines.Where(entry => entry.Line.Id is null).Select(entry => _supply.KeyOf(entry.Config!.Value)).ToHashSet();
        foreach (var trial in _supply.Add(unknown))
        {
            Add(trial, isTyped: typed.Contains(trial.Key));
        }
        var old = was.Waiting.ToHashSet();
        return [.. lines.Select((entry, i) => IdOf(entry.Line, keys[i], old)).OfType<UInt128>()];
    }

    /// <summary>A line without values names a trial by its id alone.</summary>
    private UInt128 KeyOf(QueueLine line, Value config)
        => line is { Id: { } id, Members.Count: 0 } && (_byId.GetValueOrDefault(id) ?? _removed.GetValueOrDefault(id)) is { } named ? named.Key : _supply.KeyOf(config);

    /// <summary>The id under which the trial of a line waits; null: it does not.</summary>
    private UInt128? IdOf(QueueLine line, UInt128 key, HashSet<UInt128> old)
    {
        if (_byKey.TryGetValue(key, out var waiting))
        {
            return waiting.Trial.Id;
        }
        // A copy from before it was removed still has it; only one from after that can mean it anew.
        var isMeant = _removedByKey.TryGetValue(key, out var removed) && !(line.Id == removed.Trial.Id && old.Contains(removed.Trial.Id));
        return isMeant && Restore(removed!.Trial.Id) ? removed.Trial.Id : null;
    }

    private void Add(WaitingTrial trial, bool isTyped)
    {
        if (trial.Left.Count == 0)
        {
            if (isTyped)
            {
                _say($"#{trial.Trial.Id} has all its results and does not run again; --redo runs trials again.");
            }
            return;
        }
        if (_byKey.ContainsKey(trial.Key))
        {
            return;
        }
        _removedIds.Remove(trial.Trial.Id);
        Enter(trial);
        _order.Add(trial.Trial.Id);
        _supply.Added(trial);
    }

    private bool Restore(UInt128 id)
    {
        _removedIds.Remove(id);
        if (!_removed.Remove(id, out var trial))
        {
            return false;
        }
        _removedByKey.Remove(trial.Key);
        Enter(trial);
        _order.Add(id);
        _supply.Count(trial.Left.Count);
        return true;
    }

    private void Remove(UInt128 id)
    {
        if (_byId.TryGetValue(id, out var trial))
        {
            Leave(trial);
            Remove(trial);
        }
    }

    private void Remove(WaitingTrial trial)
    {
        _removedIds.Add(trial.Trial.Id);
        _removed[trial.Trial.Id] = trial;
        _removedByKey[trial.Key] = trial;
        _supply.Count(-trial.Left.Count);
    }

    private void Enter(WaitingTrial trial)
    {
        _byId.Add(trial.Trial.Id, trial);
        _byKey.Add(trial.Key, trial);
    }

    private void Leave(WaitingTrial trial)
    {
        _order.Remove(trial.Trial.Id);
        _byId.Remove(trial.Trial.Id);
        _byKey.Remove(trial.Key);
    }
}
