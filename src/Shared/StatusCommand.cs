using System.CommandLine;
using ExpRunner.Commands.Help;
using ExpRunner.Reporting;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Commands;

/// <summary><c>status</c>, of the tool and of every experiment project: how far sweeps are.</summary>
internal sealed class StatusCommand
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = $"An experiment's folder, or a folder with experiments below it. Default: {Report.DefaultPath}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly FormatOption _format = new("How the table is written");

    private StatusCommand() => _paths.Validators.Add(Refusals.RefuseOptions);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var status = new StatusCommand();
        var command = new Command("status", "Shows how far sweeps are: completed, failed, missing, stale, running. Changes nothing.") { status._paths };
        status._format.AddTo(command);
        command.SetAction(status.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var format = _format.Of(parsed);
        try
        {
            var paths = parsed.GetValue(_paths) ?? [];
            var found = SweepStatus.Read(paths.Length == 0 ? [Report.DefaultPath] : paths, warning => errors.WriteLine($"warning: {warning}"));
            ReportWriter.Write(output, [StatusTable.Of(found, forPeople: !format.IsForPrograms())], format);
            output.Flush();
            return ExitCode.Ok;
        }
        catch (SweepException fault)
        {
            foreach (var problem in fault.Problems)
            {
                errors.WriteLine($"error: {problem}");
            }
            return ExitCode.BadUsage;
        }
    }
}
