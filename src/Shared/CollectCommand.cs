using System.CommandLine;
using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Commands;

/// <summary><c>collect</c>, of the tool and of every experiment project: the parts of a sweep become one folder.</summary>
internal sealed class CollectCommand
{
    private readonly Argument<string[]> _parts = new("PART")
    {
        Description = "A folder that was given to --out, an experiment's folder in it, or a folder above several",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _out = new("--out", "-o") { Description = "Folder to join them into; made, or added to", HelpName = "FOLDER", Required = true };

    private CollectCommand() => _parts.Validators.Add(ReportCommand.RefuseOptions);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var collect = new CollectCommand();
        var command = new Command("collect", "Joins the parts of a sweep, such as shards, into one folder. The parts stay as they are.") { collect._parts, collect._out };
        command.SetAction(collect.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            foreach (var sweep in SweepParts.Collect(parsed.GetValue(_parts)!, parsed.GetValue(_out)!, warning => errors.WriteLine($"warning: {warning}")))
            {
                output.WriteLine(Line(sweep));
            }
            output.Flush();
            return ExitCode.Ok;
        }
        catch (SweepException fault)
        {
            foreach (var problem in fault.Problems)
            {
                errors.WriteLine($"error: {problem}");
            }
            return fault.InnerException is IOException or UnauthorizedAccessException ? ExitCode.Failure : ExitCode.BadUsage;
        }
    }

    private static string Line(SweepStatus sweep)
    {
        var failed = sweep.Failed.Values.Sum();
        return string.Create(CultureInfo.InvariantCulture,
            $"{sweep.Experiment}: {sweep.Trials} {(sweep.Trials == 1 ? "trial" : "trials")}, {sweep.Completed} of {sweep.Planned} repetitions completed, {failed} failed, {sweep.Missing} missing -> {sweep.Folder}");
    }
}
