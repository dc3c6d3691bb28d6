using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>list</c>: the experiments of the project and their fields.</summary>
internal static class ListVerb
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("list", "List the experiments of this project, their fields and what is varied.");
        command.SetAction(_ => Print(terminal));
        return command;
    }

    private static int Print(Terminal terminal)
    {
        if (ExperimentRegistry.Names.Count == 0)
        {
            terminal.Error.WriteLine("There is no experiment. Write a partial class with [Experiment] and a Fit method.");
            return ExitCode.BadUsage;
        }
        foreach (var name in ExperimentRegistry.Names)
        {
            try
            {
                SpaceText.Print(terminal.Out, ExperimentRegistry.Find(name)!);
            }
            catch (Exception fault)
            {
                terminal.Error.WriteLine(fault is ConfigException ? $"{name}: {fault.Message}" : UserFault.Describe(name, fault));
                return ExitCode.BadUsage;
            }
        }
        return 0;
    }
}
