using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>
/// Reads what a sweep lets a parameter be: a value, a list of values, a range, or an object whose members are any of these.
/// Objects are put over the default, member by member, however deep.
/// </summary>
internal sealed class AxisReader(FormulaReader formulas, ProblemList problems, ICollection<string> warnings)
{
    private readonly RangeReader _ranges = new(problems);

    /// <summary>The values; null: there are none, which is noted.</summary>
    /// <param name="name">The parameter, or the path of a member, for messages.</param>
    /// <param name="member">What the sweep says.</param>
    /// <param name="standing">The default; null: there is none.</param>
    public Domain? Read(string name, YamlMember member, Value? standing) => member.Node switch
    {
        YamlList { Items.Count: 0 } list => Nothing(list.Place, $"'{name}' is an empty list. Give it a value, or remove it."),
        YamlList list => Choices(name, list, standing),
        YamlMap map when RangeReader.IsRange(map) => _ranges.Read(name, map),
        YamlMap map => Product(name, map, standing),
        YamlScalar { Value.IsNull: true, Text.Length: 0 } => Nothing(member.Place, $"'{name}' is empty. Give it a value (null is one), or remove it."),
        _ => Domain.Fixed(formulas.Read(member.Node, name)),
    };

    private Domain Choices(string name, YamlList list, Value? standing)
    {
        var values = list.Items.Select(item => Nesting.Over(standing, formulas.Read(item, name))).ToArray();
        var domain = SetValues.Of(values);
        foreach (var warning in domain.Warnings)
        {
            warnings.Add($"{list.Place}: {name}: {warning}");
        }
        return domain;
    }

    private Domain? Product(string name, YamlMap map, Value? standing)
    {
        var members = new List<(string Name, Domain? Domain)>();
        formulas.CheckMembers(name, map);
        foreach (var (standingName, value) in Nesting.Members(standing))
        {
            members.Add((standingName, map.Find(standingName) is { } over ? Read($"{name}.{standingName}", over, value) : Domain.Fixed(value)));
        }
        foreach (var added in map.Members.Where(member => members.All(known => known.Name != member.Name)))
        {
            members.Add((added.Name, Read($"{name}.{added.Name}", added, null)));
        }
        if (members.Any(member => member.Domain is null))
        {
            return null;
        }
        return members.All(member => member.Domain is FixedDomain)
            ? Domain.Fixed(Value.Object([.. members.Select(member => (member.Name, member.Domain!.At(0)))]))
            : Domain.Product([.. members.Select(member => (member.Name, member.Domain!))]);
    }

    private Domain? Nothing(FilePlace place, string problem)
    {
        problems.Add(place, problem);
        return null;
    }
}
