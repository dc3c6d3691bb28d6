using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>
/// Objects of several types, each with fields of its own: the points of the first type, then those of the second, and so on.
/// Where some type has continuous fields, a random draw takes each type equally often.
/// </summary>
internal sealed class AlternativesDomain : Domain
{
    private readonly Domain[] _whole;

    public AlternativesDomain((string Name, Domain Fields)[] branches)
    {
        if (branches.Length == 0)
        {
            throw new ConfigException("There are no alternatives. Give at least one.");
        }
        Branches = branches;
        _whole = Array.ConvertAll(branches, branch => Named(branch.Name, branch.Fields));
        Count = _whole.Aggregate((UInt128?)0, (sum, branch) => SpaceSize.Sum(sum, branch.Count));
        IsContinuous = _whole.Any(branch => branch.IsContinuous);
    }

    public IReadOnlyList<(string Name, Domain Fields)> Branches { get; }

    public override UInt128? Count { get; }

    public override bool IsContinuous { get; }

    public override Value At(UInt128 index)
    {
        foreach (var branch in _whole)
        {
            var count = branch.Count ?? throw new InvalidOperationException("A continuous space has no grid points.");
            if (index < count)
            {
                return branch.At(index);
            }
            index -= count;
        }
        throw new ArgumentOutOfRangeException(nameof(index));
    }

    public override bool TryIndexOf(Value value, out UInt128 index)
    {
        UInt128 before = 0;
        if (Count is not null && value.TryGet(IAlternativesType.Discriminator, out var type) && type.Kind == ValueKind.Text)
        {
            for (var i = 0; i < _whole.Length; i++)
            {
                if (Branches[i].Name == type.AsText() && _whole[i].TryIndexOf(value, out index))
                {
                    index += before;
                    return true;
                }
                before += _whole[i].Count!.Value;
            }
        }
        index = 0;
        return false;
    }

    internal override Value Draw(Random random)
        => IsContinuous ? _whole[random.Next(_whole.Length)].Draw(random) : At(SpaceSize.Draw(random, Count!.Value));

    public override Value ToJson()
        => Value.Object(("alternatives", Value.Object([.. Branches.Select(branch => (branch.Name, branch.Fields.ToJson()))])));

    private static Domain Named(string name, Domain fields) => fields switch
    {
        ProductDomain product => new ProductDomain([(IAlternativesType.Discriminator, Fixed(Value.Of(name))), .. product.Members]),
        FixedDomain { Value: var value } => Fixed(IAlternativesType.WithDiscriminator(name, value)),
        ChoicesDomain choices => new ChoicesDomain(Array.ConvertAll(choices.Values.ToArray(), value => IAlternativesType.WithDiscriminator(name, value))),
        _ => throw new ConfigException($"The fields of {name} are no object."),
    };
}
