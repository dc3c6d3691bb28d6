using ExpRunner.Programs.SweepFiles.Yaml;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>groups:</c>: by name the cases, and of each case what it sets.</summary>
internal sealed class GroupsReader(Section head, ProblemList problems)
{
    public IReadOnlyList<GroupDraft> Read()
        => [.. (head.Map("groups", "an object of groups")?.Members ?? []).Select(Group).OfType<GroupDraft>()];

    private GroupDraft? Group(YamlMember group)
    {
        if (!ParameterNames.Check(group, problems) || head.Map(group, "an object of cases") is not { } cases)
        {
            return null;
        }
        if (cases.Members.Count == 0)
        {
            problems.Add(group.Place, $"the group '{group.Name}' has no cases. Give it one, or remove it.");
            return null;
        }
        var read = cases.Members.Select(entry => (entry.Name, entry.Place, Sets: Case(group.Name, entry))).Where(entry => entry.Sets is not null).ToArray();
        if (read.Length == 0)
        {
            return null;
        }
        var names = read[0].Sets!.Members.Select(member => member.Name).ToArray();
        foreach (var (name, place, sets) in read.Skip(1).Where(entry => !entry.Sets!.Members.Select(member => member.Name).ToHashSet().SetEquals(names)))
        {
            problems.Add(place, $"the case '{name}' of '{group.Name}' sets {List(sets!)}, and the case '{read[0].Name}' sets {List(read[0].Sets!)}. Let all cases set the same names.");
        }
        return new(new(group.Name, names, [.. read.Select(entry => (entry.Name, Array.ConvertAll(names, name => entry.Sets!.Find(name)?.Node.Value ?? default)))]), group.Place);
    }

    private YamlMap? Case(string group, YamlMember entry)
    {
        if (head.Map(entry, $"an object of what this case of '{group}' sets") is not { } sets)
        {
            return null;
        }
        if (sets.Members.Count == 0)
        {
            problems.Add(entry.Place, $"the case '{entry.Name}' of '{group}' sets nothing. Name what it sets, or remove it.");
            return null;
        }
        foreach (var member in sets.Members)
        {
            if (ParameterNames.Check(member, problems) && member.Node is YamlScalar { Value.IsNull: true, Text.Length: 0 })
            {
                problems.Add(member.Place, $"'{member.Name}' is empty. Give it a value (null is one).");
            }
            if (FormulaReader.IsFormula(member.Node))
            {
                problems.Add(member.Node.Place, $"'{member.Name}' is an expression, and cases of groups have values. Write it out, or set it under defaults: or in sweeps:.");
            }
        }
        return sets;
    }

    private static string List(YamlMap sets) => string.Join(", ", sets.Members.Select(member => member.Name));
}
