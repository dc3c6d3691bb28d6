using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Hosting;
using ExpRunner.Tool;
using ExpRunner.Tool.Plugins;

// Scripts ask for it many times over: no verb is made for it.
if (args is ["--version"])
{
    return CommandLine.WriteVersion();
}

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
    PluginCommand.Create(),
};
ClusterPlugins.Use(PluginLoader.LoadAll, PluginLoader.AddCommand);
foreach (var verb in ProgramVerbs.Create().Concat(ClusterVerbs.Create()))
{
    root.Subcommands.Add(verb);
}

return await CommandLine.RunAsync(root, args);
