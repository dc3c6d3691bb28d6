using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>list</c>: the experiments of the project and their fields.</summary>
internal static class ListVerb
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("list", "List the experiments of this project, their fields and what is varied.");
        var json = FormatOption.Json("One array on standard output.");
        command.Options.Add(json);
        command.SetAction(typed => Print(terminal, typed.GetValue(json)));
        return command;
    }

    private static int Print(Terminal terminal, bool asJson)
    {
        if (ExperimentRegistry.Names.Count == 0)
        {
            terminal.Error.WriteLine("There is no experiment. Write a partial class with [Experiment] and a Fit method.");
            return ExitCode.BadUsage;
        }
        var items = new List<Value>();
        foreach (var name in ExperimentRegistry.Names)
        {
            try
            {
                var experiment = ExperimentRegistry.Find(name)!;
                if (asJson)
                {
                    items.Add(SpaceJson.Of(experiment));
                }
                else
                {
                    SpaceText.Print(terminal.Out, experiment);
                }
            }
            catch (Exception fault)
            {
                terminal.Error.WriteLine(fault is ConfigException ? $"{name}: {fault.Message}" : UserFault.Describe(name, fault));
                return ExitCode.BadUsage;
            }
        }
        if (asJson)
        {
            JsonOutput.Write(terminal.Out, items);
        }
        return ExitCode.Ok;
    }
}
