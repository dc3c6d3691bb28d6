using Spectre.Console;
using Spectre.Console.Rendering;

namespace ExpRunner.Hosting.Progress;

/// <summary>Lines at the bottom of a terminal that are drawn again and again; what is said meanwhile scrolls by above them.</summary>
internal sealed class LiveRegion
{
    private const string Up = "\u001b[{0}A";
    private const string EraseBelow = "\r\u001b[J";
    private const string HideCursor = "\u001b[?25l";
    private const string ShowCursor = "\u001b[?25h";

    private readonly Terminal _terminal;
    private readonly StringWriter _text = new();
    private readonly IAnsiConsole _canvas;
    private int _height;

    public LiveRegion(Terminal terminal)
    {
        _terminal = terminal;
        _canvas = terminal.CreateCanvas(_text);
    }

    /// <summary>The columns a line may have; the last one stays free, because some terminals wrap there.</summary>
    public int Width => Math.Max(20, _terminal.People.Profile.Width - 1);

    /// <summary>Writes what is to stay, then the lines; one write, so that nothing flickers.</summary>
    public void Draw(IEnumerable<IRenderable> said, IReadOnlyList<IRenderable> lines)
    {
        _text.Write(_height == 0 && lines.Count > 0 ? HideCursor : "");
        _text.Write(_height > 0 ? string.Format(null, Up, _height) + EraseBelow : EraseBelow);
        _canvas.Profile.Width = Width;
        foreach (var line in said.Concat(lines))
        {
            _canvas.Write(line);
            _text.WriteLine();
        }
        _text.Write(_height > 0 && lines.Count == 0 ? ShowCursor : "");
        _height = lines.Count;
        _terminal.Error.Write(_text.ToString());
        _text.GetStringBuilder().Clear();
    }

    /// <summary>A line cut to the width.</summary>
    public string Fit(string line, int less = 0) => line.Length <= Width - less ? line : line[..Math.Max(0, Width - less - 1)] + "…";
}
