using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>A field that holds one of several types: an object whose first member, <c>type</c>, names the alternative.</summary>
internal sealed class AlternativesType<TBase>(Alternative<TBase>[] alternatives) : ConfigType<TBase>, IAlternativesType
    where TBase : class
{
    public override string Name => string.Join(" or ", alternatives.Select(alternative => alternative.Name));

    public IReadOnlyList<(string Name, IObjectType Type)> Alternatives { get; } = [.. alternatives.Select(alternative => (alternative.Name, alternative.Type))];

    public override TBase Read(Value value)
    {
        if (value.IsNull)
        {
            return null!;
        }
        var name = value.Kind == ValueKind.Text ? value.AsText()
            : value.TryGet(IAlternativesType.Discriminator, out var type) && type.Kind == ValueKind.Text ? type.AsText()
            : throw new ConfigException($"{value.ToJson()} has no 'type' that says which of {Name} it is.");
        var found = Array.Find(alternatives, alternative => alternative.Name == name)
            ?? throw new ConfigException($"'{name}' is not one of {Name}.{NearNames.Hint(name, alternatives.Select(alternative => alternative.Name))}");
        return found.Read(WithoutDiscriminator(value));
    }

    public override Value Write(TBase value)
    {
        if (value is null)
        {
            return Value.Null;
        }
        foreach (var alternative in alternatives)
        {
            if (alternative.TryWrite(value, out var written))
            {
                return IAlternativesType.WithDiscriminator(alternative.Name, written);
            }
        }
        throw new ConfigException($"{value.GetType().Name} is not one of {Name}.");
    }

    public Domain AllAlternatives()
        => Domain.Alternatives([.. alternatives.Select(alternative => (alternative.Name, alternative.Type.DefaultDomain()))]);

    private static Value WithoutDiscriminator(Value value)
    {
        var kept = new List<(string, Value)>();
        for (var i = 0; i < value.Names.Length; i++)
        {
            if (value.Names[i] != IAlternativesType.Discriminator)
            {
                kept.Add((value.Names[i], value.Items[i]));
            }
        }
        return Value.Object([.. kept]);
    }
}
