using ExpRunner.Values;

namespace ExpRunner.Spaces;

/// <summary>Makes a domain of values that C# code gives.</summary>
internal static class SetValues
{
    public static Domain Read(Domain current, ConfigType type, IEnumerable<object?> given)
    {
        var values = given.Select(value => value is Type named ? named.Name : value).ToArray();
        if (values.Length == 0)
        {
            throw new ConfigException("There are no choices. Give at least one.");
        }
        return type is IAlternativesType alternatives && values.All(value => value is string)
            ? Alternatives(current, alternatives, type, [.. values.Cast<string>()])
            : Of([.. values.Select(type.WriteObject)]);
    }

    /// <summary>One value is fixed, several are choices.</summary>
    public static Domain Of(Value[] values) => values.Length == 1 ? Domain.Fixed(values[0]) : Domain.Choices(values);

    /// <summary>The named alternatives with the variations they have: as narrowed before, else as declared.</summary>
    public static Domain Alternatives(Domain current, IAlternativesType alternatives, ConfigType type, string[] names)
    {
        var branches = new List<(string, Domain)>();
        foreach (var name in names.Distinct())
        {
            var declared = alternatives.Alternatives.FirstOrDefault(alternative => alternative.Name == name).Type;
            if (declared is null)
            {
                type.Normalise(Value.Of(name));
            }
            var kept = (current as AlternativesDomain)?.Branches.FirstOrDefault(branch => branch.Name == name).Fields;
            branches.Add((name, kept ?? declared!.DefaultDomain()));
        }
        return Domain.Alternatives([.. branches]);
    }
}
