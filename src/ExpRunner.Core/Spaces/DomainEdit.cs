using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Replaces the domain at one place of a nested one; whole objects on the way are taken apart first.</summary>
internal static class DomainEdit
{
    private const int ChoicesLimit = 100_000;

    public static Domain Replace(Domain root, ConfigType type, string path, Func<Domain, ConfigType, Domain> replace)
        => Step(root, type, path, new Place(path, replace));

    private static Domain Step(Domain domain, ConfigType type, string path, Place place)
    {
        if (path.Length == 0 || (path == IAlternativesType.Discriminator && type is IAlternativesType))
        {
            return place.Replaced(domain, type);
        }
        return (domain, type) switch
        {
            (ComputedDomain computed, _) => ComputedDomain.Over(Step(computed.Inner, type, path, place), computed.Constants),
            (ChoicesDomain choices, _) => EachChoice(choices, type, path, place),
            (ParametersDomain parameters, IObjectType fields) => InParameters(parameters, fields, path, place),
            (_, IObjectType fields) => InObject(domain, fields, path, place),
            (_, IAlternativesType alternatives) => InAlternatives(domain, alternatives, path, place),
            (ProductDomain or FixedDomain { Value.Kind: ValueKind.Object }, AnyType or { EntryType: not null }) => InEntries(domain, type, path, place),
            (ListDomain or FixedDomain { Value.Kind: ValueKind.List }, AnyType or { ItemType: not null }) => InList(domain, type, path, place),
            _ => throw new ConfigException($"{place.Before(path)} is {(domain.Count == 1 && domain.At(0).IsNull ? "null" : $"of type {type.Name}")}; it has no field '{path}'."),
        };
    }

    private static Domain InObject(Domain domain, IObjectType type, string path, Place place)
    {
        var (name, rest) = Cut(path);
        var field = type.FieldNamed(name);
        if (field.IsComputed)
        {
            throw new ConfigException($"{name} is computed from other fields and cannot be set.");
        }
        var whole = domain is FixedDomain { Value.IsNull: true } ? Opened(type.DefaultDomain()) : Opened(domain);
        return new ProductDomain([.. whole.Members.Select(member => member.Name == name ? (name, Step(member.Domain, field.Type, rest, place)) : member)]);
    }

    /// <summary>A parameter that varies together with others gets each new value in each of their combinations.</summary>
    private static ParametersDomain InParameters(ParametersDomain domain, IObjectType type, string path, Place place)
    {
        var (name, rest) = domain.Order.Contains(path) ? (path, "") : Cut(path);
        var field = type.FieldNamed(name);
        var axis = domain.Axes.First(axis => axis.Names.Contains(name));
        return domain.With(axis with
        {
            Domain = axis.Names.Length == 1 ? Step(axis.Domain, field.Type, rest, place) : InTogether(axis, Array.IndexOf(axis.Names, name), rest, place),
        });
    }

    private static ChoicesDomain InTogether(ParameterAxis axis, int member, string rest, Place place)
        => EachChoice(axis.Domain as ChoicesDomain ?? new([axis.Domain.At(0)]), AnyType.Instance, string.Create(CultureInfo.InvariantCulture, $"{member}{(rest.Length > 0 ? "." : "")}{rest}"), place);

    private static AlternativesDomain InAlternatives(Domain domain, IAlternativesType type, string path, Place place)
    {
        var name = Cut(path).Name;
        var types = type.Alternatives.ToDictionary(alternative => alternative.Name, alternative => alternative.Type);
        var branches = Branches(domain, place.Before(path), types.Keys);
        if (!branches.Any(branch => HasField(types[branch.Name], name)))
        {
            var known = branches.SelectMany(branch => types[branch.Name].Fields).Select(field => field.Name).Distinct();
            throw new ConfigException($"{string.Join(" or ", branches.Select(branch => branch.Name))} has no config field '{name}'.{NearNames.Hint(name, known)}");
        }
        return new([.. branches.Select(branch => HasField(types[branch.Name], name) ? (branch.Name, InObject(branch.Fields, types[branch.Name], path, place)) : branch)]);
    }

    private static ProductDomain InEntries(Domain domain, ConfigType type, string path, Place place)
    {
        var whole = Opened(domain);
        var (name, rest) = whole.Members.Any(member => member.Name == path) ? (path, "") : Cut(path);
        var item = type.EntryType ?? AnyType.Instance;
        if (whole.Members.Any(member => member.Name == name))
        {
            return new([.. whole.Members.Select(member => member.Name == name ? (name, Step(member.Domain, item, rest, place)) : member)]);
        }
        return type.EntryType is not null
            ? new([.. whole.Members, (name, Step(Domain.Fixed(Value.Null), item, rest, place))])
            : throw new ConfigException($"There is no parameter '{name}'.{NearNames.Hint(name, whole.Members.Select(member => member.Name))}");
    }

    private static ListDomain InList(Domain domain, ConfigType type, string path, Place place)
    {
        var (name, rest) = Cut(path);
        var items = domain is ListDomain list ? [.. list.Items] : Array.ConvertAll(domain.At(0).Items.ToArray(), Domain.Fixed);
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= items.Length)
        {
            throw new ConfigException($"{place.Before(path)} has {items.Length} items, counted from 0; there is no item '{name}'.");
        }
        items[index] = Step(items[index], type.ItemType ?? AnyType.Instance, rest, place);
        return new(items);
    }

    /// <summary>Changes each choice in turn, which gives the choices times the new values.</summary>
    private static ChoicesDomain EachChoice(ChoicesDomain choices, ConfigType type, string path, Place place)
    {
        var values = new List<Value>();
        foreach (var choice in choices.Values)
        {
            var changed = Step(Domain.Fixed(choice), type, path, place);
            if (changed.Count is not { } count || count > ChoicesLimit)
            {
                throw new ConfigException($"{place.Before(path)} is a list of choices; a range cannot be laid over {path} of each.");
            }
            for (UInt128 i = 0; i < count; i++)
            {
                values.Add(changed.At(i));
            }
        }
        return new([.. values.Distinct(ValueIdentity.Comparer)]);
    }

    private static ProductDomain Opened(Domain domain) => domain as ProductDomain
        ?? new ProductDomain([.. domain.At(0).Names.ToArray().Zip(domain.At(0).Items.ToArray(), (name, value) => (name, Domain.Fixed(value)))]);

    private static IReadOnlyList<(string Name, Domain Fields)> Branches(Domain domain, string before, IEnumerable<string> names)
    {
        if (domain is AlternativesDomain alternatives)
        {
            return alternatives.Branches;
        }
        if (!domain.At(0).TryGet(IAlternativesType.Discriminator, out var type))
        {
            throw new ConfigException($"{before} is null. Set it to one of {string.Join(", ", names)} first.");
        }
        return [(type.AsText(), new ProductDomain([.. Opened(domain).Members.Where(member => member.Name != IAlternativesType.Discriminator)]))];
    }

    private static bool HasField(IObjectType type, string name) => type.Fields.Any(field => field.Name == name);

    private static (string Name, string After) Cut(string path)
        => path.IndexOf('.') is var dot and >= 0 ? (path[..dot], path[(dot + 1)..]) : (path, "");

    /// <summary>What to do where the path ends; faults name the path.</summary>
    private sealed record Place(string Path, Func<Domain, ConfigType, Domain> Replace)
    {
        public string Before(string rest) => Path.Length > rest.Length ? Path[..^(rest.Length + 1)] : "The config";

        public Domain Replaced(Domain domain, ConfigType type)
        {
            try
            {
                return Replace(domain, type);
            }
            catch (ConfigException fault)
            {
                throw new ConfigException($"{Path}: {fault.Message}", fault);
            }
        }
    }
}
