using ExpRunner.Commands;
using Spectre.Console;

namespace ExpRunner.Hosting;

/// <summary>The console as this program found it: where people read, where data goes, and the keys that interrupt.</summary>
internal sealed class Terminal : IDisposable
{
    private const int RedirectedLineLimit = 10_000;

    public Terminal()
    {
        Out = Console.Out;
        Error = Console.Error;
        IsInteractive = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        People = CreateConsole(Error, IsInteractive);
    }

    /// <summary>Standard output: results and nothing else.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error: warnings and progress.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard error for bars and colours.</summary>
    public IAnsiConsole People { get; }

    /// <summary>Whether a person watches standard error.</summary>
    public bool IsInteractive { get; }

    /// <summary>Whether a person can be asked.</summary>
    public bool CanAsk => IsInteractive && !Console.IsInputRedirected;

    /// <summary>One line for people, whatever is silenced.</summary>
    public void Warn(string message)
    {
        foreach (var line in message.Split('\n'))
        {
            People.MarkupLineInterpolated($"[yellow]{line.TrimEnd('\r')}[/]");
        }
    }

    /// <summary>A console with the colours of standard error that writes somewhere else.</summary>
    public IAnsiConsole CreateCanvas(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = (ColorSystemSupport)People.Profile.Capabilities.ColorSystem,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(writer),
    });

    public void Dispose() => Out.Flush();

    private static IAnsiConsole CreateConsole(TextWriter writer, bool interactive)
    {
        var wanted = Colours.Wanted;
        var unseen = wanted == true ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = interactive ? AnsiSupport.Detect : wanted == true ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = wanted == false ? ColorSystemSupport.NoColors : interactive ? ColorSystemSupport.Detect : unseen,
            Interactive = interactive ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!interactive)
        {
            console.Profile.Width = RedirectedLineLimit;
        }
        return console;
    }
}
