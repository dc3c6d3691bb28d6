using System.Runtime.CompilerServices;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Pools the trials of one file straight from the bytes of their lines, wherever the layout of a line allows it.</summary>
/// <param name="pool">Where the trials go.</param>
internal sealed class LinePool(TrialPool pool)
{
    private const byte KeySeparator = (byte)'\n';

    private readonly Dictionary<LineLayout, PoolPlan?> _plans = [];
    private readonly RawKeys _keys = new();
    private byte[] _key = new byte[256];
    private PoolPlan? _plan;
    private ExperimentPart? _named;

    /// <summary>Adds the trial of a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(LineReading reading)
    {
        if (PlanOf(reading.Layout) is not { } plan)
        {
            pool.Add(reading.Row);
            return;
        }
        var line = reading.Line;
        var places = reading.Places;
        if (!TryCount(plan, line, places, out var isFailed, out var repetitions))
        {
            pool.Add(reading.Row);
            return;
        }
        var key = KeyOf(plan, line, places);
        if (_keys.Find(key) is not { } group)
        {
            if (pool.Add(reading.Row) is { } added)
            {
                _keys.Add(key, added);
            }
            return;
        }
        Name(plan, group.Part);
        group.Part.Read++;
        group.CountTrial(isFailed, repetitions);
        foreach (var (leaf, need, texts) in plan.Scores)
        {
            if (need < 0)
            {
                continue;
            }
            if (texts)
            {
                AddValues(group, need, ResultLine.ReadScore(places[leaf].Of(line)));
                continue;
            }
            AddNumbers(group, need, places[leaf], line);
        }
    }

    private PoolPlan? PlanOf(LineLayout? layout)
    {
        if (layout is null)
        {
            return null;
        }
        if (_plan?.Layout == layout)
        {
            return _plan;
        }
        if (!_plans.TryGetValue(layout, out var plan))
        {
            _plans[layout] = plan = PoolPlan.Of(layout, pool);
        }
        (_plan, _named) = (plan, null);
        return plan;
    }

    /// <summary>The names of a layout are told once as long as the experiment stays the same.</summary>
    private void Name(PoolPlan plan, ExperimentPart part)
    {
        if (_named == part)
        {
            return;
        }
        plan.Name(pool.Names);
        plan.Name(part.ReadNames);
        plan.Name(part.KeptNames);
        _named = part;
    }

    /// <summary>False where a value is of another kind than usual, so that the whole trial has to be looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryCount(PoolPlan plan, ReadOnlySpan<byte> line, ReadOnlySpan<LeafPlace> places, out bool isFailed, out int repetitions)
    {
        (isFailed, repetitions) = (false, 0);
        foreach (var leaf in plan.Derived)
        {
            if (places[leaf].IsList)
            {
                return false;
            }
        }
        foreach (var (leaf, _, texts) in plan.Scores)
        {
            ref readonly var place = ref places[leaf];
            if (!place.IsPlain && !texts)
            {
                return false;
            }
            repetitions = Math.Max(repetitions, place.Items);
        }
        return TryStatus(plan, line, places, out isFailed);
    }

    private static bool TryStatus(PoolPlan plan, ReadOnlySpan<byte> line, ReadOnlySpan<LeafPlace> places, out bool isFailed)
    {
        isFailed = false;
        if (plan.Status < 0)
        {
            return plan.Error < 0;
        }
        var status = places[plan.Status].Of(line);
        if (status[0] != '"' || status.Contains((byte)'\\'))
        {
            return false;
        }
        isFailed = !status.SequenceEqual("\"completed\""u8);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> KeyOf(PoolPlan plan, ReadOnlySpan<byte> line, ReadOnlySpan<LeafPlace> places)
    {
        var length = 0;
        foreach (var leaf in plan.Keys)
        {
            var value = leaf < 0 ? default : places[leaf].Of(line);
            if (_key.Length - length <= value.Length)
            {
                Array.Resize(ref _key, Math.Max(2 * _key.Length, length + value.Length + 1));
            }
            value.CopyTo(_key.AsSpan(length));
            length += value.Length;
            _key[length++] = KeySeparator;
        }
        return _key.AsSpan(0, length);
    }

    private void AddValues(PooledTrials group, int need, IReadOnlyList<Value> values)
    {
        if (TrialNames.HasText(values))
        {
            var name = pool.Needs.Scores[need].Name;
            group.Part.ReadNames.AddScore(name, true);
            group.Part.KeptNames.AddScore(name, true);
            pool.Names.AddScore(name, true);
        }
        group.Add(need, values);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddNumbers(PooledTrials group, int need, in LeafPlace place, ReadOnlySpan<byte> line)
    {
        var (at, items) = (place.Start + (place.IsList ? 1 : 0), place.Items);
        for (var i = 0; i < items; i++)
        {
            at = NumberScan.Read(line, at, out var number, out var isNumber);
            if (isNumber)
            {
                group.Add(need, number);
            }
        }
    }
}
