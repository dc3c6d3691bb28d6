using System.CommandLine;
using System.Runtime.CompilerServices;
using ExpRunner.Commands;
using ExpRunner.Hosting;
using ExpRunner.Tool;
using ExpRunner.Tool.Filtering;
using ExpRunner.Tool.Plugins;
using ExpRunner.Tool.Serving;

// Asked for by scripts, many times over: nothing that verbs need is loaded for it.
return args is ["--version"] ? CommandLine.WriteVersion() : await RunAsync(args);

[MethodImpl(MethodImplOptions.NoInlining)]
static Task<int> RunAsync(string[] args)
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

    return CommandLine.RunAsync(root, args);
}
