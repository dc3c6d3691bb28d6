using System.CommandLine;
using ExpRunner.Spaces;

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
            return 2;
        }
        foreach (var name in ExperimentRegistry.Names)
        {
            var experiment = ExperimentRegistry.Find(name)!;
            try
            {
                SpaceText.Print(terminal.Out, experiment);
            }
            catch (ConfigException fault)
            {
                terminal.Error.WriteLine($"{name}: {fault.Message}");
                return 2;
            }
        }
        return 0;
    }
}
