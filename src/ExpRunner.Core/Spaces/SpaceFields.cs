using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Lays a nested space out as a flat list of fields.</summary>
internal static class SpaceFields
{
    public static IReadOnlyList<SpaceField> Of(SearchSpace space)
    {
        var fields = new List<SpaceField>();
        AddMembers(fields, new("", space.ConfigType, space.Root, false, null, false));
        return fields;
    }

    private static void Add(List<SpaceField> fields, SpaceField field)
    {
        if (Named(field.Domain) is { } named)
        {
            fields.Add(field with { Domain = named, IsComputed = true });
            return;
        }
        var nested = field.Domain is ProductDomain or ParametersDomain or ListDomain || IsFixedObject(field);
        if (!nested)
        {
            fields.Add(field);
        }
        AddMembers(fields, field);
    }

    /// <summary>A value that is computed is shown as the expression it comes from; null: there is none.</summary>
    private static Domain? Named(Domain domain) => domain switch
    {
        FixedDomain { Value: var value } when Formula.TextOf(value) is not null => Domain.Fixed(Formula.Shown(value)),
        ChoicesDomain choices when choices.Values.ToArray().Any(choice => Formula.TextOf(choice) is not null) => Domain.Choices([.. choices.Values.ToArray().Select(Formula.Shown)]),
        _ => null,
    };

    private static bool IsFixedObject(SpaceField field)
        => field is { Type: IObjectType, Domain: FixedDomain { Value.Kind: ValueKind.Object, IsUnset: false } };

    private static void AddMembers(List<SpaceField> fields, SpaceField parent)
    {
        switch (parent.Domain)
        {
            case ComputedDomain computed:
                AddMembers(fields, parent with { Domain = computed.Inner });
                break;
            case ProductDomain product:
                foreach (var (name, domain) in product.Members)
                {
                    Add(fields, Member(parent, name, domain));
                }
                break;
            case ParametersDomain parameters:
                foreach (var name in parameters.Order)
                {
                    AddParameter(fields, parent, parameters, name);
                }
                break;
            case ListDomain list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Add(fields, parent with { Path = Join(parent.Path, $"{i}"), Type = parent.Type.ItemType ?? AnyType.Instance, Domain = list.Items[i] });
                }
                break;
            case AlternativesDomain alternatives:
                fields.Add(new(Join(parent.Path, IAlternativesType.Discriminator), ConfigTypes.String, TypeNames(alternatives), parent.IsTag, parent.When, true));
                foreach (var (name, domain) in alternatives.Branches)
                {
                    AddMembers(fields, parent with { Domain = domain, Type = BranchType(parent.Type, name), When = $"{parent.Path}={name}" });
                }
                break;
            case FixedDomain { Value.Kind: ValueKind.Object, Value: var value }:
                AddParts(fields, parent, [value]);
                break;
            case ChoicesDomain choices:
                AddParts(fields, parent, choices.Values.ToArray());
                break;
        }
    }

    /// <summary>Of parameters that vary together each holds what it may be.</summary>
    private static void AddParameter(List<SpaceField> fields, SpaceField parent, ParametersDomain parameters, string name)
    {
        var axis = parameters.Axes.First(axis => axis.Names.Contains(name));
        if (axis.Names.Length == 1)
        {
            Add(fields, Member(parent, name, axis.Domain));
            return;
        }
        var place = Array.IndexOf(axis.Names, name);
        Value[] values = axis.Domain is ChoicesDomain choices ? choices.Values.ToArray() : [axis.Domain.At(0)];
        Value[] items = [.. values.Select(value => value.Items[place]).Distinct(ValueIdentity.Comparer)];
        Add(fields, Member(parent, name, SetValues.Of(items)));
    }

    /// <summary>The members of whole objects: each holds what the objects have there.</summary>
    private static void AddParts(List<SpaceField> fields, SpaceField parent, Value[] objects)
    {
        foreach (var name in objects.SelectMany(item => item.Names.ToArray()).Distinct())
        {
            var values = objects.Where(item => item.TryGet(name, out _)).Select(item => item.TryGet(name, out var value) ? value : default).ToArray();
            var domain = values.Length == 1 ? Domain.Fixed(values[0]) : ChoicesDomain.Distinct(values);
            var member = Member(parent, name, domain);
            Add(fields, member with { IsPart = parent.IsPart || !IsFixedObject(parent) });
        }
    }

    private static SpaceField Member(SpaceField parent, string name, Domain domain)
    {
        var field = (parent.Type as IObjectType)?.Fields.FirstOrDefault(field => field.Name == name);
        return parent with
        {
            Path = Join(parent.Path, name),
            Type = field?.Type ?? parent.Type.EntryType ?? AnyType.Instance,
            Domain = domain,
            IsTag = parent.IsTag || field is { IsTag: true },
        };
    }

    private static Domain TypeNames(AlternativesDomain alternatives)
        => ChoicesDomain.Distinct([.. alternatives.Branches.Select(branch => Value.Of(branch.Name))]);

    private static ConfigType BranchType(ConfigType type, string name)
        => (type as IAlternativesType)?.Alternatives.FirstOrDefault(alternative => alternative.Name == name).Type as ConfigType ?? AnyType.Instance;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
