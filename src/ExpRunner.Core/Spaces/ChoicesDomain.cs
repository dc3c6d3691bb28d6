using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Values in the order they were given.</summary>
internal sealed class ChoicesDomain : Domain
{
    private readonly ListedPoints _points;

    /// <summary>Keeps every value, also equal ones, so that old indices stay.</summary>
    public ChoicesDomain(Value[] values, IReadOnlyList<string>? warnings = null)
    {
        if (values.Length == 0)
        {
            throw new ConfigException("There are no choices. Give at least one.");
        }
        _points = new(values);
        Warnings = warnings ?? [];
    }

    public ReadOnlySpan<Value> Values => _points.Values;

    public override UInt128? Count => _points.Count;

    public override bool IsContinuous => false;

    internal override GridPoints Points => _points;

    internal override IReadOnlyList<string> Warnings { get; }

    /// <summary>Equal values count once; the others are named in a warning.</summary>
    public static ChoicesDomain Distinct(IReadOnlyList<Value> values)
    {
        var seen = new HashSet<Value>(ValueIdentity.Comparer);
        var kept = new List<Value>();
        var repeated = new List<Value>();
        foreach (var value in values)
        {
            (seen.Add(value) ? kept : repeated).Add(value);
        }
        return new([.. kept], [.. repeated.Distinct(ValueIdentity.Comparer).Select(value => $"{value.ToJson()} is listed more than once and counts once.")]);
    }

    public override Value At(UInt128 index) => _points.At(index);

    public override bool TryIndexOf(Value value, out UInt128 index) => _points.TryIndexOf(value, out index);

    internal override Value Draw(Random random) => _points.At(SpaceSize.Draw(random, _points.Count));

    public override Value ToJson() => Value.Object(("choices", Value.List(_points.Values)));
}
