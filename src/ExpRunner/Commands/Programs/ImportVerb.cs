using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Programs.Import;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands.Programs;

/// <summary><c>import</c>: writes a sweep file that runs the same commands as a file of another tool.</summary>
internal static class ImportVerb
{
    public static Command Create(Terminal terminal) => new("import", "Turn files of other tools into sweep files, on standard output. Comments name what has no counterpart.")
    {
        Mlrunner(terminal),
        Patas(terminal),
        CoolRunner(terminal),
    };

    private static Command Mlrunner(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A params.yaml of mlrunner." };
        var command = new Command("mlrunner", "From mlrunner's params.yaml.") { file };
        command.SetAction(typed => Print(terminal, () => MlrunnerImport.Convert(TextFile.Read(typed.GetValue(file)!), typed.GetValue(file)!)));
        return command;
    }

    private static Command Patas(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "An experiment.yaml of Patas." };
        var cluster = new Option<string?>("--cluster") { Description = "Its cluster.yaml.", HelpName = "FILE" };
        var command = new Command("patas", "From Patas's experiment.yaml.") { file, cluster };
        command.SetAction(typed => Print(terminal, () =>
        {
            var nodes = typed.GetValue(cluster) is { } path ? (TextFile.Read(path), path) : ((string, string)?)null;
            return PatasImport.Convert(TextFile.Read(typed.GetValue(file)!), typed.GetValue(file)!, nodes);
        }));
        return command;
    }

    private static Command CoolRunner(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "An experiment.yaml of cool-runner." };
        var program = new Option<string?>("--program") { Description = "The command that runs one experiment, with {name} and [name] for its parameters, in the place of the Python module.", HelpName = "COMMAND" };
        var command = new Command("coolrunner", "From cool-runner's experiment.yaml.") { file, program };
        command.SetAction(typed => Print(terminal, () => CoolRunnerImport.Convert(TextFile.Read(typed.GetValue(file)!), typed.GetValue(file)!, typed.GetValue(program))));
        return command;
    }

    private static int Print(Terminal terminal, Func<string> convert)
    {
        try
        {
            terminal.Out.Write(convert());
            terminal.Out.Flush();
            return ExitCode.Ok;
        }
        catch (SweepException fault)
        {
            return SweepSession.Refuse(terminal, fault.Problems, ExitCode.BadUsage);
        }
    }
}
