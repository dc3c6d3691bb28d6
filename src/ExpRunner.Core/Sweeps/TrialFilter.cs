using System.Globalization;
using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Sweeps;

/// <summary>Which trials of a space are asked for: constraints say which exist, <c>--where</c>, <c>--pick</c> and <c>--start</c> which are wanted.</summary>
internal sealed class TrialFilter(Experiment experiment, Expression? where, IdSelection? pick, UInt128 start)
{
    /// <summary>Whether anything but constraints leaves trials out.</summary>
    public bool Selects => where is not null || pick is not null || start > 0;

    /// <summary>Whether anything at all leaves trials out.</summary>
    public bool IsActive => Selects || experiment.HasConstraints;

    /// <summary>The ids below a bound that can be asked for, in ascending order; null: any.</summary>
    public IReadOnlyList<(UInt128 From, UInt128 To)>? RangesBelow(UInt128 bound) => pick?.RangesOf(experiment.Name, bound)
        ?? (start > 0 ? start < bound ? [(start, bound)] : [] : null);

    /// <summary>Whether a trial is asked for; one whose config is not known yet may be.</summary>
    public bool Wants(UInt128 id, Value? config)
        => id >= start
            && (pick is null || pick.Contains(experiment.Name, id))
            && (where is null || config is not { } known || IsTrue(where, id, known));

    private bool IsTrue(Expression where, UInt128 id, Value config)
    {
        try
        {
            return where.IsTrue(name => Lookup(name, id, config));
        }
        catch (ExpressionException fault)
        {
            throw new SweepException($"--where: {fault.Message}", fault);
        }
    }

    private Value? Lookup(string name, UInt128 id, Value config)
    {
        if (config.TryGet(name, out var value))
        {
            return value;
        }
        if (experiment.HasComputed && experiment.Computed(config).TryGet(name, out var computed))
        {
            return computed;
        }
        return name == "experiment_id" ? Value.Number(id.ToString(CultureInfo.InvariantCulture)) : null;
    }
}
