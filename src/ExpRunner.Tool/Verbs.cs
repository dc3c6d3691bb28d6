using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Hosting;
using ExpRunner.Tool.Filtering;
using ExpRunner.Tool.Plugins;
using ExpRunner.Tool.Serving;

namespace ExpRunner.Tool;

/// <summary>The verbs of the tool: a table of contents.</summary>
internal static class Verbs
{
    /// <summary>Makes the command line.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("Runs experiments over their parameters and reports what came out.")
        {
            ReportCommand.Create(),
            CompareCommand.Create(),
            ImportanceCommand.Create(),
            QueryCommand.Create(),
            PlotCommand.Create(),
            StatusCommand.Create(),
            AttemptsCommand.Create(),
            CollectCommand.Create(),
            FilterCommand.Create(),
            ServeCommand.Create(),
            McpCommand.Create(),
            SchemaCommand.Create(),
            PluginCommand.Create(),
        };
        ClusterPlugins.Use(PluginLoader.LoadAll, PluginLoader.AddCommand);
        foreach (var verb in LiveVerbs.Create().Concat(ProgramVerbs.Create()).Concat(ClusterVerbs.Create()))
        {
            root.Subcommands.Add(verb);
        }
        Manners.AddTo(root, "dotnet exprun", static () => VerbExamples.OfTool);
        return root;
    }
}
