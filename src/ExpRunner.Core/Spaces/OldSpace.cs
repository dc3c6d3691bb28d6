using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Brings the domains of an old space up to today's types. No index changes: only members with one value are added.</summary>
internal static class OldSpace
{
    public static Domain Complete(Domain old, ConfigType type) => (old, type) switch
    {
        (FixedDomain { Value: var value }, _) => Domain.Fixed(Normalised(value, type)),
        (ChoicesDomain choices, _) => new ChoicesDomain(Array.ConvertAll(choices.Values.ToArray(), value => Normalised(value, type))),
        (ListDomain list, { ItemType: { } item }) => new ListDomain([.. list.Items.Select(domain => Complete(domain, item))]),
        (ProductDomain product, { EntryType: { } entry }) => new ProductDomain([.. product.Members.Select(member => (member.Name, Complete(member.Domain, entry)))]),
        (ProductDomain product, IObjectType today) => new ProductDomain([.. Members(product, today)]),
        (ComputedDomain computed, _) => ComputedDomain.Over(Complete(computed.Inner, type), computed.Constants),
        (ParametersDomain parameters, ParametersType today) => Parameters(parameters, today),
        (AlternativesDomain alternatives, IAlternativesType today) => new AlternativesDomain([.. alternatives.Branches.Select(branch => (branch.Name, Branch(branch, today)))]),
        _ => old,
    };

    private static Domain Branch((string Name, Domain Fields) branch, IAlternativesType today)
        => today.Alternatives.FirstOrDefault(alternative => alternative.Name == branch.Name).Type is ConfigType type ? Complete(branch.Fields, type) : branch.Fields;

    /// <summary>The old axes, and today's defaults of parameters that are new.</summary>
    private static Domain Parameters(ParametersDomain old, ParametersType today)
    {
        ParameterField[] added = [.. today.Fields.Cast<ParameterField>().Where(field => !old.Order.Contains(field.Name))];
        return added.Length == 0 ? old : ComputedDomain.Over(new ParametersDomain(
            [.. old.Order, .. added.Select(field => field.Name)],
            [.. old.Axes, .. added.Select(field => new ParameterAxis([field.Name], Domain.Fixed(field.Default)))]));
    }

    /// <summary>The old members in their old order, each new one behind the field that is declared before it.</summary>
    private static List<(string, Domain)> Members(ProductDomain product, IObjectType today)
    {
        var fields = today.Fields.Where(field => !field.IsComputed).ToDictionary(field => field.Name);
        var members = product.Members
            .Select(member => (member.Name, fields.TryGetValue(member.Name, out var field) ? Complete(member.Domain, field.Type) : member.Domain))
            .ToList();
        var place = 0;
        foreach (var name in fields.Keys)
        {
            var known = members.FindIndex(member => member.Item1 == name);
            if (known < 0)
            {
                members.Insert(place, (name, Domain.Fixed(today.Defaults.TryGet(name, out var value) ? value : Value.Null)));
                known = place;
            }
            place = known + 1;
        }
        return members;
    }

    /// <summary>Values that today's type does not read stay as they are: nothing of today equals them.</summary>
    private static Value Normalised(Value value, ConfigType type)
    {
        try
        {
            return type.Normalise(value);
        }
        catch (ConfigException)
        {
            return value;
        }
    }
}
