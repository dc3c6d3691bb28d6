using ExpRunner.Commands;
using ExpRunner.Reporting.Live;
using Spectre.Console;

namespace ExpRunner.Hosting.Watching;

/// <summary>A terminal, all of it: its other screen, so that what was there before is there again afterwards, and the last state below it.</summary>
internal sealed class WatchScreen : IWatchDisplay
{
    private const string Enter = "\e[?1049h\e[?25l";

    /// <summary>The runtime puts the keypad into another mode when a terminal is asked for its size, and leaves it so.</summary>
    private const string Leave = "\e[?1l\e>\e[?25h\e[?1049l";

    private const string Home = "\e[H";
    private const string EraseLine = "\e[K";
    private const string EraseBelow = "\e[J";

    private readonly TextWriter _output;
    private readonly StringWriter _text = new();
    private readonly IAnsiConsole _canvas;
    private IReadOnlyList<SweepPicture> _last = [];

    public WatchScreen(TextWriter output)
    {
        _output = output;
        _canvas = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = Colours.Wanted == false ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_text),
        });
        _output.Write(Enter);
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Show(IReadOnlyList<SweepPicture> sweeps, IReadOnlyList<string> missing, DateTimeOffset now)
    {
        _last = sweeps;
        // The last column stays free, because some terminals wrap there.
        var (width, height) = (Math.Max(20, Console.WindowWidth - 1), Math.Max(4, Console.WindowHeight));
        _canvas.Profile.Width = width;
        _text.Write(Home);
        foreach (var line in WatchView.Lines(sweeps, missing, now, width, height - 1))
        {
            line.WriteTo(_canvas);
            _text.Write(EraseLine + "\r\n");
        }
        _text.Write(EraseBelow);
        Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Write(Leave);
        foreach (var sweep in _last)
        {
            _text.WriteLine(PictureText.Clean($"{sweep.Name}: {PictureText.State(sweep)}: {sweep.Problem ?? PictureText.Count(sweep)} -> {sweep.Folder}"));
        }
        Flush();
    }

    /// <summary>One write, so that nothing flickers.</summary>
    private void Flush()
    {
        _output.Write(_text.ToString());
        _output.Flush();
        _text.GetStringBuilder().Clear();
    }
}
