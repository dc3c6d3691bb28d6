using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads <c>defaults:</c> and <c>tags:</c> into the table of parameters; a group's default is one of its cases.</summary>
internal sealed class DefaultsReader(Section head, ParameterTable table, FormulaReader formulas, ProblemList problems)
{
    public void Read()
    {
        formulas.Sweep = FormulaReader.Defaults;
        foreach (var member in head.Map("defaults", "an object of parameters")?.Members ?? [])
        {
            Default(member);
        }
        foreach (var group in table.Groups)
        {
            foreach (var name in group.Spec.Parameters)
            {
                table.Declare(name, group.Place);
            }
        }
        foreach (var tag in head.Scalars("tags", "a list of parameters") ?? [])
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
        Declare(member.Name, member.Place, formulas.Read(member.Node, member.Name));
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
            Declare(group.Spec.Parameters[i], member.Place, values[i]);
        }
    }

    /// <summary>A group may be put over a default, but a default case is one of its own.</summary>
    private void Declare(string name, FilePlace place, Value value)
    {
        if (table.DefaultOf(name) is not null)
        {
            problems.Add(place, $"'{name}' gets a default here and in line {table.PlaceOf(name).Line} too, once by a group. Keep one.");
            return;
        }
        table.Declare(name, place, value);
    }
}
