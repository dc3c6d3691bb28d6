using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;

namespace ExpRunner.Commands.Help;

/// <summary><c>--help</c>: what a verb does, takes and prints, in the width of the terminal, with examples at the end.</summary>
/// <param name="program">How the program is started: <c>dotnet exprun</c>.</param>
/// <param name="examples">Gives the examples by verb.</param>
internal sealed class HelpPage(string program, Func<IReadOnlyDictionary<string, (string Line, string What)[]>> examples) : SynchronousCommandLineAction
{
    private const int WithoutTerminal = 100;
    private const int Widest = 120;
    private const int Least = 20;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.Write(TextOf(parseResult.CommandResult.Command, Width()));
        return ExitCode.Ok;
    }

    /// <summary>The help of a verb in a width.</summary>
    public string TextOf(Command command, int width)
    {
        var text = new HelpText(Math.Clamp(width, Least, Widest));
        text.Heading("Description").Paragraph(command.Description ?? "");
        text.Heading("Usage").Paragraph($"{program} {CommandShape.Usage(command)}");
        if (command.Arguments.Where(argument => !argument.Hidden).ToList() is { Count: > 0 } arguments)
        {
            text.Heading("Arguments").Table([.. arguments.Select(argument => (CommandShape.Of(argument), CommandShape.TextOf(argument)))]);
        }
        foreach (var (heading, options) in OptionGroups.Of(CommandShape.OptionsOf(command)))
        {
            text.Heading(heading).Table([.. options.Select(option => (CommandShape.Of(option), CommandShape.TextOf(option)))]);
        }
        if (CommandShape.VerbsOf(command) is { Count: > 0 } verbs)
        {
            text.Heading("Commands").Table([.. verbs.Select(verb => (CommandShape.Of(verb), verb.Description ?? ""))]);
        }
        if (examples().TryGetValue(VerbExamples.Path(command), out var shown) && shown.Length > 0)
        {
            text.Heading("Examples");
            foreach (var (line, what) in shown)
            {
                text.Command($"{program} {line}", what);
            }
        }
        return text.ToString();
    }

    private static int Width()
    {
        if (!Console.IsOutputRedirected && Console.WindowWidth is > 0 and var window)
        {
            return window;
        }
        return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : WithoutTerminal;
    }
}
