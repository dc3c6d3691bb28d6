using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ExpRunner.Commands;
using ExpRunner.Commands.Help;
using ExpRunner.Reporting;

namespace ExpRunner.Tool.Serving;

/// <summary><c>serve</c>: results as a page that follows sweeps while they run. A program of its own does it, so that nothing else needs what a web server needs.</summary>
internal sealed class ServeCommand
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = $"A results.jsonl, an experiment's folder, or a folder with experiments below it; it need not exist yet. Default: {Report.DefaultPath}",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int> _port = new("--port") { Description = "The port; 0 takes a free one", HelpName = "PORT", DefaultValueFactory = _ => 0 };
    private readonly Option<string> _address = new("--address")
    {
        Description = "The address of this machine to listen at, or * for all; beyond this machine a token in the address keeps strangers out",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "localhost",
    };

    private readonly Option<bool> _open = new("--open") { Description = "Open the page in the browser" };
    private readonly Option<string[]> _mark = ScoreOptions.Mark("Which way of a score is better, where nothing else tells");

    private ServeCommand()
    {
        _paths.Validators.Add(Refusals.RefuseOptions);
        _port.Validators.Add(RefuseNoPort);
    }

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var serve = new ServeCommand();
        var command = new Command("serve", "Shows results as a page in the browser that follows sweeps while they run. Changes nothing.")
        {
            serve._paths, serve._port, serve._address, serve._open, serve._mark,
        };
        command.SetAction((parsed, _) => serve.RunAsync(parsed));
        return command;
    }

    /// <summary>Apart, so that no other verb loads what this one needs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task<int> RunAsync(ParseResult parsed)
    {
        var options = new JsonObject
        {
            ["paths"] = new JsonArray([.. (parsed.GetValue(_paths) ?? []).Select(path => JsonValue.Create(path))]),
            ["address"] = parsed.GetValue(_address),
            ["port"] = parsed.GetValue(_port),
            ["open"] = parsed.GetValue(_open),
            ["mark"] = new JsonArray([.. ScoreOptions.Split(parsed.GetValue(_mark)).Select(goal => JsonValue.Create(goal))]),
        };
        return ServerProcess.RunAsync(options.ToJsonString(), parsed.InvocationConfiguration.Error);
    }

    private static void RefuseNoPort(OptionResult result)
    {
        if (result.Tokens is [var token] && !(ushort.TryParse(token.Value, out _)))
        {
            result.AddError($"--port takes a number from 0 to 65535, not '{token.Value}'.");
        }
    }
}
