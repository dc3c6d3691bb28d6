using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>One way in which the parameters of a program vary: alone, or several together.</summary>
/// <param name="Names">The parameters; where they are several, a value of the domain is a list with one item for each.</param>
/// <param name="Domain">What they may be.</param>
internal sealed record ParameterAxis(string[] Names, Domain Domain);

/// <summary>The parameters of a program: every combination of its axes' values, the first axis slowest, as one flat object.</summary>
internal sealed class ParametersDomain : Domain
{
    private readonly MixedRadix _radix;
    private readonly MemberNames _memberNames;
    private readonly int[][] _places;

    /// <param name="order">Every parameter, in order of declaration.</param>
    /// <param name="axes">What sets them: each parameter by one axis.</param>
    public ParametersDomain(string[] order, ParameterAxis[] axes)
    {
        if (axes.SelectMany(axis => axis.Names).Order(StringComparer.Ordinal).SequenceEqual(order.Order(StringComparer.Ordinal)) is false)
        {
            throw new ConfigException($"The axes set {string.Join(", ", axes.SelectMany(axis => axis.Names))}, and the parameters are {string.Join(", ", order)}.");
        }
        (Order, Axes) = (order, axes);
        _memberNames = new(order);
        _radix = new(Array.ConvertAll(axes, axis => axis.Domain));
        _places = Array.ConvertAll(axes, axis => Array.ConvertAll(axis.Names, name => Array.IndexOf(order, name)));
    }

    public IReadOnlyList<string> Order { get; }

    public IReadOnlyList<ParameterAxis> Axes { get; }

    public override UInt128? Count => _radix.Count;

    public override bool IsContinuous => _radix.IsContinuous;

    public override Value At(UInt128 index) => Flat(_radix.At(index));

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        index = 0;
        if (value.Kind != ValueKind.Object || value.Items.Length != Order.Count)
        {
            return false;
        }
        var values = new Value[Axes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!TryTake(value, Axes[i].Names, out values[i]))
            {
                return false;
            }
        }
        return _radix.TryIndexOf(values, out index);
    }

    /// <summary>The same parameters with another domain for some of them, which then vary together.</summary>
    public ParametersDomain With(ParameterAxis changed)
        => new([.. Order], [.. Axes.Select(axis => axis.Names.SequenceEqual(changed.Names) ? changed : axis)]);

    internal override Value Draw(Random random) => Flat(_radix.Draw(random));

    public override Value ToJson() => Value.Object(("parameters", Value.Object(
        ("order", Texts(Order)),
        ("axes", Value.List([.. Axes.Select(axis => Value.Object(("names", Texts(axis.Names)), ("domain", axis.Domain.ToJson())))])))));

    /// <exception cref="ConfigException">These are no parameters.</exception>
    internal static ParametersDomain Read(Value json)
    {
        if (!json.TryGet("order", out var order) || !json.TryGet("axes", out var axes))
        {
            throw new ConfigException($"{json.ToJson()} is no domain of parameters: it lacks order or axes.");
        }
        return new(Names(order), Array.ConvertAll(axes.Items.ToArray(), axis
            => axis.TryGet("names", out var names) && axis.TryGet("domain", out var domain) ? new ParameterAxis(Names(names), DomainReader.Read(domain))
                : throw new ConfigException($"{axis.ToJson()} is no axis: it lacks names or domain.")));
    }

    private Value Flat(Value[] values)
    {
        var items = new Value[Order.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var places = _places[i];
            if (places.Length == 1)
            {
                items[places[0]] = values[i];
                continue;
            }
            for (var j = 0; j < places.Length; j++)
            {
                items[places[j]] = values[i].Items[j];
            }
        }
        return Value.Object(_memberNames, items);
    }

    private static bool TryTake(Value config, string[] names, out Value value)
    {
        if (names.Length == 1)
        {
            return config.TryGet(names[0], out value);
        }
        var items = new Value[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            if (!config.TryGet(names[i], out items[i]))
            {
                value = default;
                return false;
            }
        }
        value = Value.List(items);
        return true;
    }

    private static Value Texts(IEnumerable<string> texts) => Value.List([.. texts.Select(Value.Of)]);

    private static string[] Names(Value json) => Array.ConvertAll(json.Items.ToArray(), name => name.ToString());
}
