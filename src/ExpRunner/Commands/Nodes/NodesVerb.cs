using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Hosting.Running;
using ExpRunner.Reporting;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>nodes --cluster FILE</c>: what the scheduler would see.</summary>
internal sealed class NodesVerb
{
    private readonly NodeArguments _nodes = new();
    private readonly Option<string?> _cluster = ClusterFile();
    private readonly Option<bool> _json = new("--json") { Description = "The same as JSON." };

    public static Command Create(Terminal terminal)
    {
        var verb = new NodesVerb();
        var command = new Command("nodes", "Show nodes as a sweep would find them: what they have, and how many attempts run there at once.") { verb._cluster };
        verb._nodes.AddTo(command);
        command.Options.Add(verb._json);
        command.SetAction((typed, cancel) => verb.RunAsync(terminal, typed, cancel));
        return command;
    }

    /// <summary>The option that names a cluster file.</summary>
    public static Option<string?> ClusterFile() => new("--cluster") { Description = "Cluster file; docs/nodes.md says what it holds.", HelpName = "FILE" };

    private async Task<int> RunAsync(Terminal terminal, ParseResult typed, CancellationToken cancel)
    {
        try
        {
            var options = _nodes.Bind(new SweepOptions { Backend = NodeChoice.Ssh, Cluster = typed.GetValue(_cluster) }, typed);
            var survey = await NodeSurvey.LookAsync(options, cancel).ConfigureAwait(false);
            await using (survey.ConfigureAwait(false))
            {
                var forPrograms = typed.GetValue(_json);
                ReportWriter.Write(terminal.Out, [NodeTable.Of(survey.Gates, !forPrograms)], forPrograms ? ReportFormat.Json : ReportFormat.Text);
                var away = survey.Gates.Where(gate => gate.Aside is not null).ToList();
                away.ForEach(gate => terminal.Error.WriteLine($"{gate.Node.Spec.Name}: {gate.Aside}"));
                return away.Count == 0 ? ExitCode.Ok : ExitCode.Failure;
            }
        }
        catch (SweepException fault)
        {
            return SweepSession.Refuse(terminal, fault.Problems, ExitCode.BadUsage);
        }
    }
}
