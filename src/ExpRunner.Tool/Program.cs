using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Hosting;
using ExpRunner.Tool;

var root = new RootCommand("Runs experiments over their parameters and reports what came out.")
{
    ReportCommand.Create(),
    StatusCommand.Create(),
    AttemptsCommand.Create(),
    CollectCommand.Create(),
    PlotCommand.Create(),
};
foreach (var verb in ProgramVerbs.Create())
{
    root.Subcommands.Add(verb);
}

return await CommandLine.RunAsync(root, args);
