using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Hosting.Running;
using ExpRunner.Nodes;
using ExpRunner.Reporting;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>doctor</c>: what works on this machine and on nodes, what does not, and what to do.</summary>
internal sealed class DoctorVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly NodeArguments _nodes = new();
    private readonly Option<string?> _cluster = NodesVerb.ClusterFile();
    private readonly Option<string> _out = new("--out", "-o") { Description = "Output folder of sweeps.", HelpName = "FOLDER", DefaultValueFactory = _ => "results" };
    private readonly Option<bool> _json = new("--json") { Description = "The same as JSON." };

    public static Command Create(Terminal terminal)
    {
        var verb = new DoctorVerb();
        var command = new Command("doctor", "Look at this machine and at nodes: what works, what does not, what to do.") { verb._cluster };
        verb._nodes.AddTo(command);
        command.Options.Add(verb._out);
        command.Options.Add(verb._json);
        command.SetAction((typed, cancel) => verb.RunAsync(terminal, typed, cancel));
        return command;
    }

    private async Task<int> RunAsync(Terminal terminal, ParseResult typed, CancellationToken cancel)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            var findings = await LookAsync(typed, patience.Token).ConfigureAwait(false);
            Print(terminal, findings, typed.GetValue(_json));
            return findings.Any(finding => finding.State == FindingState.Fault) ? ExitCode.Failure : ExitCode.Ok;
        }
        catch (SweepException fault)
        {
            return SweepSession.Refuse(terminal, fault.Problems, ExitCode.BadUsage);
        }
    }

    private async Task<IReadOnlyList<Finding>> LookAsync(ParseResult typed, CancellationToken cancel)
    {
        var options = _nodes.Bind(new SweepOptions { Backend = NodeChoice.Ssh, Cluster = typed.GetValue(_cluster), Out = typed.GetValue(_out)! }, typed);
        if (options.Cluster is null && options.Nodes.Count == 0)
        {
            return await new MachineCheck(options.Out, needsNodes: false).RunAsync(cancel).ConfigureAwait(false);
        }
        var survey = await NodeSurvey.LookAsync(options, cancel).ConfigureAwait(false);
        await using (survey.ConfigureAwait(false))
        {
            var machine = await new MachineCheck(options.Out, survey.Gates.Any(gate => !gate.Node.IsHere)).RunAsync(cancel).ConfigureAwait(false);
            var nodes = await Task.WhenAll(survey.Gates.Select(gate => new NodeCheck(gate).RunAsync(cancel))).ConfigureAwait(false);
            return [.. machine, .. nodes.SelectMany(found => found)];
        }
    }

    private static void Print(Terminal terminal, IReadOnlyList<Finding> findings, bool forPrograms)
    {
        if (forPrograms)
        {
            ReportWriter.Write(terminal.Out, [Table(findings)], ReportFormat.Json);
            return;
        }
        var where = "";
        foreach (var finding in findings)
        {
            if (finding.Where != where)
            {
                where = finding.Where;
                terminal.Out.WriteLine(where);
            }
            terminal.Out.WriteLine($"  {NameOf(finding.State),-6}{finding.What,-8} {finding.Found}");
            if (finding.WayOut is { } wayOut)
            {
                terminal.Out.WriteLine($"        {wayOut}");
            }
        }
    }

    private static ReportTable Table(IReadOnlyList<Finding> findings)
    {
        (string Name, Func<Finding, Value> Cell)[] columns =
        [
            ("where", finding => Value.Of(finding.Where)), ("what", finding => Value.Of(finding.What)), ("state", finding => Value.Of(NameOf(finding.State))),
            ("found", finding => Value.Of(finding.Found)), ("way_out", finding => Value.Of(finding.WayOut)),
        ];
        return new ReportTable(null, [.. columns.Select(column => new ReportColumn(column.Name, column.Name, ReportColumnKind.Trial))],
            [.. findings.Select(finding => (IReadOnlyList<Value>)[.. columns.Select(column => column.Cell(finding))])], []);
    }

    private static string NameOf(FindingState state) => state.ToString().ToLowerInvariant();
}
