using ExpRunner.Hosting.Running;
using ExpRunner.Nodes;
using ExpRunner.Reporting;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands;

/// <summary>Nodes as the scheduler sees them, as a table: all columns for programs, for people those that say something.</summary>
internal static class NodeTable
{
    private static readonly (string Name, Func<NodeGate, Value> Cell)[] Columns =
    [
        ("node", gate => Value.Of(gate.Node.Spec.Name)),
        ("where", gate => Value.Of(NodeSurvey.WayTo(gate.Node.Spec))),
        ("state", gate => Value.Of(gate.Aside is null ? "ok" : "not reached")),
        ("host", gate => Value.Of(gate.Facts?.Host)),
        ("workers", gate => Value.Of(NodeSurvey.SlotsOf(gate).Count)),
        ("cpus", gate => NodeCapacity.Of(gate.Node.Spec, gate.Facts).Cpus is { } cpus ? Value.Of(cpus) : gate.Facts is { } facts ? Value.Of(facts.Cpus) : Value.Null),
        ("memory", gate => (gate.Node.Spec.Memory ?? gate.Facts?.Memory) is { } memory ? Value.Of(memory) : Value.Null),
        ("gpus", gate => Words(NodeCapacity.Of(gate.Node.Spec, gate.Facts).Gpus)),
        ("tags", gate => Words(gate.Node.Spec.Tags)),
        ("slots", gate => Words([.. NodeSurvey.SlotsOf(gate).Select(slot => slot.Binding).Where(binding => binding.Length > 0)])),
        ("workdir", gate => Value.Of(gate.Facts?.WorkDir)),
        ("error", gate => Value.Of(gate.Aside)),
    ];

    private static readonly string[] Always = ["node", "where", "state", "workers", "cpus", "memory"];
    private static readonly string[] ForProgramsOnly = ["error", "workdir"];

    public static ReportTable Of(IReadOnlyList<NodeGate> gates, bool forPeople)
    {
        var columns = forPeople ? Array.FindAll(Columns, column => Always.Contains(column.Name) || (!ForProgramsOnly.Contains(column.Name) && gates.Any(gate => Says(column.Cell(gate))))) : Columns;
        return new ReportTable(
            null,
            [.. columns.Select(column => new ReportColumn(column.Name, column.Name, ReportColumnKind.Trial))],
            [.. gates.Select(gate => (IReadOnlyList<Value>)[.. columns.Select(column => forPeople ? Shown(column.Name, column.Cell(gate)) : column.Cell(gate))])],
            []);
    }

    private static Value Words(IReadOnlyList<string> words) => Value.List([.. words.Select(Value.Of)]);

    private static bool Says(Value cell) => !cell.IsNull && !(cell.Kind == ValueKind.List && cell.Items.Length == 0);

    private static Value Shown(string name, Value cell) => cell.Kind switch
    {
        ValueKind.List => Value.Of(string.Join(' ', cell.Items.ToArray().Select(item => item.AsText()))),
        ValueKind.Number when name == "memory" => Value.Of(NodeSizes.Text((long)cell.AsDouble())),
        _ => cell,
    };
}
