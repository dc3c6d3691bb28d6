using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The trials behind one row of a table.</summary>
internal abstract class TrialGroup
{
    /// <summary>The experiment of all of them.</summary>
    public abstract string Experiment { get; }

    /// <summary>The trials, where they are kept.</summary>
    public abstract IReadOnlyList<ResultRow> Trials { get; }

    /// <summary>How many trials there are.</summary>
    public abstract int Count { get; }

    /// <summary>How many of them did not complete.</summary>
    public abstract int Failed { get; }

    /// <summary>How many repetitions have scores.</summary>
    public abstract int Repetitions { get; }

    /// <summary>The one value all trials have, or null.</summary>
    public abstract Value Common(CommonField field);

    /// <summary>The statistics of a score; booleans count as 0 and 1, missing values do not count.</summary>
    public abstract Summary Summary(string score);

    /// <summary>The bootstrap interval of a score's mean; where it is asked for, all numbers are kept.</summary>
    public abstract Interval Bootstrapped(string score);

    /// <summary>The text of a score: one when all repetitions agree, else all of them.</summary>
    public abstract Value Texts(string score);

    /// <summary>One value for all that are equal, or a list.</summary>
    internal static Value Together(IReadOnlyList<Value> values)
        => values.Count == 0 ? Value.Null : values.All(value => Cell.Key(value) == Cell.Key(values[0])) ? values[0] : Value.List([.. values]);

    /// <summary>The number a score's value counts as; NaN where it is none.</summary>
    internal static double NumberOf(Value value) => TryNumber(value, out var number) ? number : double.NaN;

    /// <summary>The number a score's value counts as, if it does.</summary>
    internal static bool TryNumber(Value value, out double number)
    {
        number = value.Kind switch
        {
            ValueKind.Number => value.AsDouble(),
            ValueKind.Boolean => value.AsBoolean() ? 1 : 0,
            _ => 0,
        };
        return value.Kind is ValueKind.Number or ValueKind.Boolean;
    }
}
