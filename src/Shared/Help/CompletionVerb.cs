using System.CommandLine;

namespace ExpRunner.Commands.Help;

/// <summary><c>completion SHELL</c>: prints what a shell reads to complete the command line of this program.</summary>
internal static class CompletionVerb
{
    private const string Tool = "dotnet-exprun";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"{string.Join(", ", CompletionScripts.All.Keys)}." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.All.Keys]);
        var command = new Command("completion", "Print a script that makes a shell complete verbs, options and values.") { shell };
        command.SetAction(parsed =>
        {
            var isTool = RootCommand.ExecutableName == Tool;
            parsed.InvocationConfiguration.Output.Write(CompletionScripts.Of(parsed.GetValue(shell)!, isTool ? [Tool, "exprun"] : [RootCommand.ExecutableName], isTool));
            return ExitCode.Ok;
        });
        return command;
    }
}
