using ExpRunner.Expressions;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.Chains;

/// <summary>
/// Every config of a file in its order, those of sweeps that are not enabled too, before equal ones are dropped. Sweeps that need entries
/// before them are made one by one; of all others configs are made when they are asked for.
/// </summary>
internal sealed class Entries
{
    /// <summary>The most entries that are made one by one.</summary>
    public const int Most = 1_000_000;

    private readonly EntryTable _table = new();
    private readonly List<EntryFault> _faults = [];
    private readonly HashSet<(int, EntryPart, string?, string?)> _seen = [];
    private readonly Dictionary<(int Sweep, int Round), ListSegment> _lists = [];
    private readonly IReadOnlyList<string> _settings;
    private int _made;

    /// <param name="sweeps">All sweeps of the file.</param>
    /// <param name="rounds">How often the whole list is gone through.</param>
    /// <param name="settings">What <c>--set</c> says: it is put over the file before expressions are computed.</param>
    public Entries(IReadOnlyList<SweepSpace> sweeps, int rounds, IReadOnlyList<string> settings)
    {
        _settings = settings;
        var set = sweeps.Select(sweep => sweep with { Space = sweep.Space.SetAll(settings, []) }).ToArray();
        var spaces = set.Where(sweep => !sweep.IsListed).ToDictionary(sweep => sweep.Spec.Number, sweep => new SpaceSegment(sweep));
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                Array.ForEach(set, sweep => Add(sweep, round, spaces));
            }
        }
        catch (EntryException end)
        {
            _faults.Add(end.Fault);
        }
    }

    /// <summary>What is wrong, each place once.</summary>
    public IReadOnlyList<EntryFault> Faults => _faults;

    /// <summary>All entries by number and by name.</summary>
    public EntryTable Table => _table;

    /// <summary>The configs of a sweep that is listed, equal ones as often as they are there.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="round">Which time the list is gone through, from 0.</param>
    public IReadOnlyList<Value> ConfigsOf(SweepSpec sweep, int round) => _lists.TryGetValue((sweep.Number, round), out var list) ? list.Configs : [];

    /// <summary>The entry of a list whose values wait for others; null: they are known.</summary>
    public WaitingEntry? WaitingAt(SweepSpec sweep, int round, UInt128 element)
        => _lists.TryGetValue((sweep.Number, round), out var list) ? list.Waiting.GetValueOrDefault((int)element) : null;

    /// <summary>Where an entry is run: its sweep, the round (0 for spaces, which are the same in each), and its number in that sweep's space or list.</summary>
    public (SweepSpec Sweep, int Round, UInt128 Element) PlaceOf(int entry)
    {
        var (segment, number) = _table.PartOf(entry);
        var round = _lists.FirstOrDefault(list => list.Value == segment).Key.Round;
        return (segment.Sweep.Spec, round, segment.ElementOf(number));
    }

    private void Add(SweepSpace sweep, int round, Dictionary<int, SpaceSegment> spaces)
    {
        if (!sweep.IsListed)
        {
            _table.Add(spaces[sweep.Spec.Number]);
            return;
        }
        var list = new ListSegment(sweep);
        _table.Add(list);
        _lists[(sweep.Spec.Number, round)] = list;
        var inner = sweep.Space.Root is ComputedDomain computed ? computed.Inner : sweep.Space.Root;
        var count = inner.Count!.Value;
        if (count > Most || (UInt128)_made + (count * (UInt128)sweep.Spec.Repeat) > Most)
        {
            throw new EntryException(new(sweep.Spec, EntryPart.Sweep, $"this makes more than {Most} entries: {count} configs, repeated {sweep.Spec.Repeat} times{(round == 0 ? "" : $", in round {round + 1}")}. Sweeps that use E, run_id or base are lists of at most so many in all. Make them smaller."));
        }
        _made += (int)count * sweep.Spec.Repeat;
        for (UInt128 i = 0; i < count; i++)
        {
            for (var copy = 0; copy < sweep.Spec.Repeat; copy++)
            {
                Make(list, inner.At(i), (round * sweep.Spec.Repeat) + copy);
            }
        }
    }

    private void Make(ListSegment list, Value raw, int copy)
    {
        var (sweep, faults) = (list.Sweep, new List<FormulaFault>());
        try
        {
            raw = sweep.Spec.Base is { } origin ? Over(Origin(sweep, origin), raw, sweep) : raw;
        }
        catch (FormulaException broken)
        {
            faults.Add(broken.Fault);
        }
        catch (EntryException nothing)
        {
            Note(nothing.Fault);
            list.Add(raw, new("base", "", 0, nothing.Fault.Reason));
            return;
        }
        var before = new EntriesBefore(_table, _table.Count);
        var computation = new Computation(raw, new EntryScope(sweep.Spec.Name, copy, before, new TrialsToCome(before)));
        var config = faults.Count > 0 ? raw : computation.Run();
        FormulaFault[] found = [.. faults, .. computation.Faults.Where(fault => !fault.IsWaiting)];
        if (Holds(sweep, config))
        {
            AddFolders(list, before);
            if (found.Length == 0 && computation.Faults.Count > 0)
            {
                NoteDisabled(sweep, computation);
                list.Waiting[list.Count] = new(raw, sweep.Spec.Name, copy, before, [.. computation.Awaited.Select(before.NumberOf).OfType<int>().Distinct()]);
                list.Add(Formula.Waiting(config, before.Count), null);
                return;
            }
            list.Add(config, found.Length == 0 ? null : found[0]);
            foreach (var fault in found)
            {
                Note(new(sweep.Spec, EntryPart.Value, fault.Reason) { Formula = fault });
            }
        }
    }

    private void AddFolders(ListSegment list, EntriesBefore before)
    {
        if (list.Sweep.Folders.Count == 0)
        {
            return;
        }
        var needed = new List<int>();
        foreach (var name in list.Sweep.Folders)
        {
            if (before.NumberOf(NeededFolder.KeyOf(name)) is not { } entry || entry < 0 || entry >= before.Count)
            {
                Note(new(list.Sweep.Spec, EntryPart.Sweep, $"its stages use {{{name}}}, and there is no such entry before {(before.Count == 0 ? "the first one" : "one of its own")}. Name another entry, or other stages: for this sweep. A sweep needs all folders that the file names, if it needs any."));
                continue;
            }
            if (!_table.PartOf(entry).Segment.Sweep.Spec.IsEnabled)
            {
                Note(new(list.Sweep.Spec, EntryPart.Sweep, $"its stages use {{{name}}}, the folder of a sweep that is disabled. Enable it, or name another entry."));
            }
            needed.Add(entry);
        }
        list.Folders[list.Count] = needed;
    }

    /// <summary>The entries whose folders the stages of one use, in the order of the placeholders.</summary>
    public IReadOnlyList<int> FoldersAt(SweepSpec sweep, int round, UInt128 element)
        => _lists.TryGetValue((sweep.Number, round), out var list) ? list.Folders.GetValueOrDefault((int)element) ?? [] : [];

    private void NoteDisabled(SweepSpace sweep, Computation computation)
    {
        var before = new EntriesBefore(_table, _table.Count);
        var disabled = computation.Awaited.Select(before.NumberOf).OfType<int>().Select(entry => _table.PartOf(entry).Segment.Sweep.Spec).FirstOrDefault(needed => !needed.IsEnabled);
        if (disabled is not null)
        {
            var fault = computation.Faults[0];
            Note(new(sweep.Spec, EntryPart.Value, fault.Reason) { Formula = fault with { Reason = $"this needs scores of {(disabled.Name is { } name ? $"the sweep '{name}'" : "a sweep")}, which is disabled. Enable it, or name another." } });
        }
    }

    private bool Holds(SweepSpace sweep, Value config)
    {
        try
        {
            return sweep.Holds?.Invoke(config) is not false;
        }
        catch (ExpressionException fault)
        {
            Note(new(sweep.Spec, EntryPart.Where, fault.Reason) { Position = fault.Position });
            return true;
        }
    }

    private Value Origin(SweepSpace sweep, Value origin)
    {
        var count = _table.Count;
        if (origin.Kind == ValueKind.Text)
        {
            return new EntriesBefore(_table, count).NumberOf(origin.AsText(), out var hint) is { } found ? _table.ConfigAt(found)
                : throw new EntryException(new(sweep.Spec, EntryPart.Base, $"no entry before this one is named '{origin}'.{hint} A base comes from an entry before this one; a sweep has its name from name:."));
        }
        var number = origin.AsDouble();
        return number < count && number >= -count ? _table.ConfigAt((int)(number < 0 ? number + count : number))
            : throw new EntryException(new(sweep.Spec, EntryPart.Base, $"there is no entry {origin}: {(count == 0 ? "this is the first one" : $"{count} come before this one")}. Give a name, or a number from -{Math.Max(count, 1)} to {Math.Max(count - 1, 0)}."));
    }

    /// <summary>What the sweep and <c>--set</c> say, over the entry that it is made from.</summary>
    private Value Over(Value origin, Value raw, SweepSpace sweep)
    {
        var items = raw.Items.ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            var name = raw.Names[i];
            if (origin.TryGet(name, out var value))
            {
                items[i] = IsOwn(name, sweep) ? Nesting.Over(value, items[i]) : value;
            }
        }
        return Value.Object(raw.MemberNames, items);
    }

    private bool IsOwn(string name, SweepSpace sweep)
        => sweep.Spec.Own.Contains(name) || _settings.Any(setting => setting.StartsWith(name, StringComparison.Ordinal) && setting[name.Length..].TrimStart() is ['=' or '.', ..]);

    private void Note(EntryFault fault)
    {
        if (_seen.Add((fault.Sweep.Number, fault.Part, fault.Formula?.Path, fault.Formula?.Text)))
        {
            _faults.Add(fault);
        }
    }
}
