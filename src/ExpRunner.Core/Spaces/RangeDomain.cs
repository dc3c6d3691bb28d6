using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Numbers from one end to another, as they were written.</summary>
internal abstract class RangeDomain : Domain
{
    private protected RangeDomain(RangeSpec spec, ConfigType type)
    {
        Spec = spec;
        Type = type;
    }

    /// <summary>The range that a specification means.</summary>
    /// <exception cref="ConfigException">The specification is contradictory, or its points are not of the field's type.</exception>
    public static RangeDomain Create(RangeSpec spec, ConfigType type)
    {
        if (type.Numbers == NumberKind.None)
        {
            throw new ConfigException($"A range needs numbers; {type.Name} has none. List choices instead.");
        }
        if ((spec.Step is null ? 0 : 1) + (spec.Factor is null ? 0 : 1) + (spec.Count is null ? 0 : 1) > 1)
        {
            throw new ConfigException($"The range from {spec.Min} to {spec.Max} has more than one of step, factor and count. Keep one.");
        }
        return spec switch
        {
            { Step: not null } => new ArithmeticDomain(spec, type),
            { Factor: not null } => new GeometricDomain(spec, type),
            _ => new IntervalDomain(spec, type),
        };
    }

    public RangeSpec Spec { get; }

    public ConfigType Type { get; }

    public override UInt128? Count => Points?.Count;

    public override Value At(UInt128 index)
        => (Points ?? throw new InvalidOperationException("A continuous range has no grid points.")).At(index);

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        index = 0;
        return Points is { } points && points.TryIndexOf(value, out index);
    }

    internal override Value Draw(Random random) => At(SpaceSize.Draw(random, Points!.Count));

    public override Value ToJson()
    {
        var members = new List<(string, Value)> { ("from", Value.Of(Spec.Min)), ("to", Value.Of(Spec.Max)) };
        if (Spec.Step is { } step)
        {
            members.Add(("step", Value.Of(step)));
        }
        if (Spec.Factor is { } factor)
        {
            members.Add(("factor", Value.Of(factor)));
        }
        if (Spec.Count is { } count)
        {
            members.Add(("count", Value.Of((long)count)));
        }
        if (Spec.Scale == Scale.Log)
        {
            members.Add(("scale", Value.Of("log")));
        }
        members.Add(("of", Value.Of(NumberTypes.NameOf(Type))));
        return Value.Object([.. members]);
    }

    /// <summary>Reads what <see cref="ToJson"/> writes; numbers may be numbers or text.</summary>
    public static RangeDomain Read(Value json)
    {
        var type = Text(json, "of") is not { } name ? NumberTypes.Any
            : NumberTypes.Find(name) ?? throw new ConfigException($"A range of {name} is not known here.");
        var count = Text(json, "count") is not { } points ? (int?)null
            : int.TryParse(points, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw new ConfigException($"'{points}' is not a count.");
        var scale = string.Equals(Text(json, "scale"), "log", StringComparison.OrdinalIgnoreCase) ? Scale.Log : Scale.Linear;
        return Create(new(Required("from"), Required("to"), scale, Text(json, "step"), Text(json, "factor"), count), type);

        string Required(string member) => Text(json, member) ?? throw new ConfigException($"{json.ToJson()} is a range without '{member}'.");
    }

    /// <summary>Checks that an end of the range is a value of the type; some types read what is too large for them as infinite.</summary>
    /// <exception cref="ConfigException">It is not.</exception>
    internal static void CheckFits(Value end, ConfigType type)
    {
        if (!double.IsFinite(type.Normalise(end).AsDouble()))
        {
            throw new ConfigException($"{end} is too large for {type.Name}.");
        }
    }

    private static string? Text(Value json, string member) => json.TryGet(member, out var value) && !value.IsNull ? value.ToString() : null;
}
