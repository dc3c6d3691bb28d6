using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>defaults:</c> and <c>tags:</c> into the table of parameters; a group's default is one of its cases.</summary>
internal sealed class DefaultsReader(Section head, ParameterTable table, ProblemList problems)
{
    public void Read()
    {
        foreach (var member in head.Map("defaults", "an object of parameters")?.Members ?? [])
        {
            Default(member);
        }
        foreach (var group in table.Groups)
        {
            CheckName(group);
            foreach (var name in group.Spec.Parameters)
            {
                table.Declare(name, group.Place);
            }
        }
        foreach (var tag in head.Scalars("tags", "names of parameters") ?? [])
        {
            Tag(tag);
        }
    }

    /// <summary>Makes a parameter one that no command need use.</summary>
    public void Tag(YamlScalar tag)
    {
        if (table.Group(tag.Text) is { } group)
        {
            problems.Add(tag.Place, $"'{tag.Text}' is a group. Name the parameters it sets: {string.Join(", ", group.Spec.Parameters)}.");
        }
        else if (ParameterNames.Check(new(tag.Text, tag.Place, tag), problems))
        {
            table.Tag(tag.Text, tag.Place);
        }
    }

    private void Default(YamlMember member)
    {
        if (table.Group(member.Name) is { } group)
        {
            DefaultCase(member, group);
            return;
        }
        if (!ParameterNames.Check(member, problems))
        {
            return;
        }
        if (member.Node is YamlScalar { Value.IsNull: true, Text.Length: 0 })
        {
            problems.Add(member.Place, $"'{member.Name}' is empty. Give it a value (null is one), or remove it.");
        }
        else if (member.Node is YamlMap map && map.Members.Count > 2 && RangeReader.IsRange(map) && map.Members.All(part => FileKeys.Range.Contains(part.Name)))
        {
            problems.Add(map.Place, $"'{member.Name}' is a range, where a value belongs. Ranges stand in sweeps:.");
        }
        if (table.GroupsOf(member.Name).FirstOrDefault() is { } setter)
        {
            problems.Add(member.Place, $"'{member.Name}' has a default and is set by the group '{setter.Spec.Name}' too. Keep one; the group may have a default, '{setter.Spec.Name}: {setter.Spec.Cases[0].Name}'.");
        }
        table.Declare(member.Name, member.Place, member.Node.Value);
    }

    private void DefaultCase(YamlMember member, GroupDraft group)
    {
        if (CaseReader.Read(member.Node, group, problems) is not { } chosen)
        {
            return;
        }
        var values = group.Spec.Cases.First(entry => entry.Name == chosen).Values;
        for (var i = 0; i < values.Length; i++)
        {
            if (table.DefaultOf(group.Spec.Parameters[i]) is not null)
            {
                problems.Add(member.Place, $"'{group.Spec.Parameters[i]}' has a default already, which the group '{member.Name}' gives it too. Keep one.");
            }
            table.Declare(group.Spec.Parameters[i], member.Place, values[i]);
        }
    }

    private void CheckName(GroupDraft group)
    {
        if (table.GroupsOf(group.Spec.Name).FirstOrDefault() is { } other)
        {
            problems.Add(group.Place, $"'{group.Spec.Name}' is a group and a parameter that the group '{other.Spec.Name}' sets. Rename one.");
        }
    }
}
