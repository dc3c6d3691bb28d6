using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Tool;

var root = new RootCommand("Runs experiments over their parameters and reports what came out.")
{
    ReportCommand.Create(),
    StatusCommand.Create(),
    CollectCommand.Create(),
};

return await CommandLine.RunAsync(root, args);
