using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads one sweep: what it sets, and the few keys with a meaning of their own.</summary>
internal sealed class SweepReader(ParameterTable table, IReadOnlyList<string> stages, AxisReader axes, FormulaReader formulas, ProblemList problems)
{
    /// <summary>The sweep; null: it is none, which is noted.</summary>
    /// <param name="node">What the file says.</param>
    /// <param name="number">Its place among the sweeps, from 0.</param>
    public SweepDraft? Read(YamlNode node, int number)
    {
        formulas.Sweep = number;
        if (node is not YamlMap map)
        {
            problems.Add(node.Place, $"a sweep is {node.Kind}, where an object of parameters belongs.");
            return null;
        }
        if (map.Members.Count == 0)
        {
            problems.Add(map.Place, "this sweep is empty. Name a parameter and its values, or leave sweeps: out for one trial of the defaults.");
            return null;
        }
        var section = Section.Open(map, FileKeys.Sweep, problems);
        var origin = Base(section);
        var sets = Sets(section).Where(member => table.Group(member.Name) is not null || ParameterNames.Check(member, problems)).ToArray();
        CheckTwice(sets);
        var read = sets.Select(member => (member.Name, Domain: Axis(member, origin is not null))).ToArray();
        var where = section.Scalar("where", "a condition");
        var spec = new SweepSpec
        {
            Number = number,
            Name = section.Text("name"),
            Description = section.Text("description"),
            Axes = [.. read.Where(axis => axis.Domain is not null).Select(axis => (axis.Name, axis.Domain!))],
            Where = where?.Text,
            Stages = Stages(section),
            IsEnabled = section.Flag("enabled") ?? true,
            Repeat = section.Count("repeat") ?? 1,
            Base = origin,
            Own = [.. sets.SelectMany(member => table.Group(member.Name)?.Spec.Parameters ?? [member.Name])],
        };
        return new(spec, map.Place) { Base = section.Find("base"), Where = where, Sets = sets, Tags = section.Scalars("tags", "a list of parameters") ?? [] };
    }

    /// <summary>The entry that a sweep is made from: a name or a whole number.</summary>
    private Value? Base(Section section)
    {
        const string wanted = "the name of a sweep, or the number of an entry (-1: the one before)";
        if (section.Scalar("base", wanted) is not { } scalar)
        {
            return null;
        }
        if (scalar.Value.Kind is ValueKind.Text && !FormulaReader.IsFormula(scalar) || scalar.Value.Kind is ValueKind.Number && double.IsInteger(scalar.Value.AsDouble()))
        {
            return scalar.Value.Kind == ValueKind.Text ? Value.Of(scalar.Text) : scalar.Value;
        }
        section.Wrong(section.Find("base")!, wanted);
        return null;
    }

    private List<YamlMember> Sets(Section section)
    {
        var members = section.Others.ToList();
        foreach (var member in section.Map("params", "an object of parameters")?.Members ?? [])
        {
            if (members.Any(other => other.Name == member.Name))
            {
                problems.Add(member.Place, $"'{member.Name}' is set under params: and beside it. Keep one.");
                continue;
            }
            members.Add(member);
        }
        // What stands under params: is where the file says: the order of the axes is the order of the text.
        return [.. members.OrderBy(member => member.Place)];
    }

    private void CheckTwice(YamlMember[] sets)
    {
        foreach (var member in sets)
        {
            var own = table.Group(member.Name)?.Spec.Parameters ?? [member.Name];
            var other = sets.TakeWhile(earlier => earlier != member).FirstOrDefault(earlier => (table.Group(earlier.Name)?.Spec.Parameters ?? [earlier.Name]).Intersect(own).Any());
            if (other is not null)
            {
                var both = own.Intersect(table.Group(other.Name)?.Spec.Parameters ?? [other.Name]).First();
                problems.Add(member.Place, $"'{member.Name}' and '{other.Name}' both set '{both}' in this sweep. Keep one.");
            }
        }
    }

    private Domain? Axis(YamlMember member, bool hasBase)
    {
        if (table.Group(member.Name) is { } group)
        {
            return Cases(member, group);
        }
        table.Declare(member.Name, member.Place);
        return axes.Read(member.Name, member, hasBase ? null : table.DefaultOf(member.Name));
    }

    private Domain? Cases(YamlMember member, GroupDraft group)
    {
        var nodes = member.Node is YamlList list ? list.Items : [member.Node];
        if (nodes.Count == 0)
        {
            problems.Add(member.Node.Place, $"'{member.Name}' is an empty list. Its cases are {group.CaseNames}.");
            return null;
        }
        var names = nodes.Select(node => CaseReader.Read(node, group, problems)).OfType<string>().Distinct().ToArray();
        return names.Length == 0 ? null : SetValues.Of([.. names.Select(Value.Of)]);
    }

    private IReadOnlyList<string>? Stages(Section section)
    {
        var asked = section.Scalars("stages", "a list of stages");
        foreach (var stage in asked?.Where(stage => !stages.Contains(stage.Text)) ?? [])
        {
            problems.Add(stage.Place, $"there is no stage '{stage.Text}'.{NearNames.Hint(stage.Text, stages)} Known are {string.Join(", ", stages)}.");
        }
        return asked is null ? null : [.. stages.Where(stage => asked.Any(wanted => wanted.Text == stage))];
    }
}
