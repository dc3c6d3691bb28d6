using System.CommandLine;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ExpRunner.Commands;

namespace ExpRunner.Tool.Serving;

/// <summary><c>mcp</c>: serves agents by the Model Context Protocol over standard input and output. A program of its own does it.</summary>
internal sealed class McpCommand
{
    private const string Name = "ExpRunner.Mcp";
    private const string Run = "run";

    private readonly Option<string[]> _root = new("--root")
    {
        Description = "A folder that agents may see, with all below it; repeatable. The first one is where their paths start. Default: this folder",
        HelpName = "FOLDER",
    };

    private readonly Option<string[]> _allow = new("--allow") { Description = "What agents may do beyond looking: run (sweep files, and so the programs that these name)", HelpName = Run };

    private McpCommand() => _allow.AcceptOnlyFromAmong(Run);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var mcp = new McpCommand();
        var command = new Command("mcp", "Serves agents by the Model Context Protocol (MCP), over standard input and output: list, describe, plan, status, report, compare, and run where allowed.")
        {
            mcp._root, mcp._allow,
        };
        command.SetAction((parsed, _) => mcp.RunAsync(parsed));
        return command;
    }

    /// <summary>Apart, so that no other verb loads what this one needs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task<int> RunAsync(ParseResult parsed)
    {
        var errors = parsed.InvocationConfiguration.Error;
        if (!File.Exists(ProgramBeside.FileOf(Name)))
        {
            errors.WriteLine($"error: {ProgramBeside.FileOf(Name)}: the server that belongs to this tool is not there. Install the tool again.");
            return Task.FromResult(ExitCode.BadUsage);
        }
        var options = new JsonObject
        {
            ["roots"] = new JsonArray([.. (parsed.GetValue(_root) ?? []).Select(folder => JsonValue.Create(folder))]),
            ["allowRun"] = parsed.GetValue(_allow) is { Length: > 0 },
            ["version"] = typeof(McpCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        };
        if (!Console.IsInputRedirected)
        {
            errors.WriteLine("This verb is for programs: an agent's client starts it and speaks the Model Context Protocol with it. docs/mcp.md shows how to set clients up. Ctrl-C ends it.");
        }
        return ProgramBeside.RunAsync(Name, options.ToJsonString(), Console.OpenStandardInput(), errors);
    }
}
