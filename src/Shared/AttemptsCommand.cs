using System.CommandLine;
using ExpRunner.Commands.Help;
using ExpRunner.Expressions;
using ExpRunner.Reporting;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Commands;

/// <summary><c>attempts</c>, of the tool and of every experiment project: what ran, when, how long, and how it ended.</summary>
internal sealed class AttemptsCommand
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = $"An experiment's folder, or a folder with experiments below it. Default: {Report.DefaultPath}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _stages = new("--stages") { Description = "A row for each stage of a program" };
    private readonly Option<string> _where = new("--where") { Description = "Keep rows this is true for, such as \"status != 'completed' && duration > 60\"", HelpName = "EXPRESSION" };
    private readonly FormatOption _format = new("How the table is written");

    private AttemptsCommand() => _paths.Validators.Add(Refusals.RefuseOptions);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var attempts = new AttemptsCommand();
        var command = new Command("attempts", "Shows every attempt: status, exit code, duration, start, worker; with --stages, of every stage. Changes nothing.")
        {
            attempts._paths, attempts._stages, attempts._where,
        };
        attempts._format.AddTo(command);
        command.SetAction(attempts.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var format = _format.Of(parsed);
        try
        {
            var paths = parsed.GetValue(_paths) ?? [];
            var attempts = SweepAttempt.Read(paths.Length == 0 ? [Report.DefaultPath] : paths, warning => errors.WriteLine($"warning: {warning}"));
            if (Nothing(attempts, parsed.GetValue(_stages)) is { } nothing)
            {
                errors.WriteLine($"error: {nothing}");
                return ExitCode.BadUsage;
            }
            var table = AttemptsTable.Of(attempts, parsed.GetValue(_stages), parsed.GetValue(_where), forPeople: !format.IsForPrograms());
            ReportWriter.Write(output, [table], format);
            output.Flush();
            return ExitCode.Ok;
        }
        catch (ExpressionException fault)
        {
            errors.WriteLine($"error: --where: {fault.Message}");
        }
        catch (SweepException fault)
        {
            foreach (var problem in fault.Problems)
            {
                errors.WriteLine($"error: {problem}");
            }
        }
        return ExitCode.BadUsage;
    }

    private static string? Nothing(IReadOnlyList<SweepAttempt> attempts, bool ofStages)
        => attempts.Count == 0 ? "Nothing has started yet in the sweeps that were found."
            : ofStages && attempts.All(attempt => attempt.Stages.Count == 0) ? "No stage has ended yet; stages are what programs have, and classes have none." : null;
}
