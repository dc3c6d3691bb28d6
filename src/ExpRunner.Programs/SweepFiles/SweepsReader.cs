using ExpRunner.Expressions;
using ExpRunner.Programs.SweepFiles.Yaml;

namespace ExpRunner.Programs.SweepFiles;

/// <summary>Reads all sweeps: those under <c>sweeps:</c>, and each further document.</summary>
internal sealed class SweepsReader(Section head, IReadOnlyList<YamlNode> documents, ParameterTable table, ProblemList problems)
{
    /// <summary>The sweeps; where there are none, one trial of the defaults.</summary>
    public IReadOnlyList<SweepDraft> Read(SweepReader reader)
    {
        var nodes = Nodes();
        if (nodes.Count == 0)
        {
            return [new(new(), head.Place) { Sets = [] }];
        }
        var sweeps = nodes.Select((node, number) => reader.Read(node, number)).OfType<SweepDraft>().ToArray();
        CheckNames(sweeps);
        foreach (var sweep in sweeps)
        {
            CheckWhere(sweep);
        }
        if (sweeps.Length == nodes.Count && sweeps.All(sweep => !sweep.IsEnabled))
        {
            problems.Add(sweeps[0].Place, "no sweep is enabled. Remove 'enabled: false' from one.");
        }
        return sweeps;
    }

    private List<YamlNode> Nodes()
    {
        var nodes = new List<YamlNode>();
        if (head.Find("sweeps") is { } member)
        {
            if (member.Node is YamlList list)
            {
                nodes.AddRange(list.Items);
            }
            else
            {
                head.Wrong(member, "a list of sweeps");
            }
            if (member.Node is YamlList { Items.Count: 0 })
            {
                problems.Add(member.Node.Place, "sweeps: is empty. Add a sweep, or remove it for one trial of the defaults.");
            }
        }
        // A document of nothing is what a closing '---' leaves.
        nodes.AddRange(documents.Skip(1).Where(document => !document.Value.IsNull));
        return nodes;
    }

    private void CheckNames(SweepDraft[] sweeps)
    {
        foreach (var twice in sweeps.Where(sweep => sweep.Spec.Name is not null).GroupBy(sweep => sweep.Spec.Name).Where(same => same.Count() > 1))
        {
            foreach (var sweep in twice.Skip(1))
            {
                problems.Add(sweep.Place, $"two sweeps have the name '{twice.Key}', the first in line {twice.First().Place.Line}. Rename one.");
            }
        }
    }

    private void CheckWhere(SweepDraft sweep)
    {
        if (sweep.Where is not { } where)
        {
            return;
        }
        try
        {
            Expression.Parse(where.Text).Check([.. table.Names, .. table.Groups.Select(group => group.Spec.Name)]);
        }
        catch (ExpressionException fault)
        {
            problems.Add(where.PlaceOf(fault.Position), $"where: {fault.Reason}");
        }
    }
}
