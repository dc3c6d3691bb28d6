using ExpRunner.Reporting;
using Spectre.Console;

namespace ExpRunner.Hosting.Watching;

/// <summary>A line of the screen: parts with colours, never longer than there is room.</summary>
internal sealed class ScreenLine(int width)
{
    private readonly List<(string Text, Style Style)> _parts = [];
    private int _left = width;

    /// <summary>Adds text, as much as there is room for.</summary>
    public ScreenLine Add(string text, Color? colour = null, Decoration decoration = Decoration.None)
    {
        var fitting = TextWidth.Cut(PictureText.Clean(text), _left);
        _left -= TextWidth.Of(fitting);
        _parts.Add((fitting, new Style(colour, decoration: decoration)));
        return this;
    }

    /// <summary>Writes it, without an end.</summary>
    public void WriteTo(IAnsiConsole console)
    {
        foreach (var (text, style) in _parts.Where(part => part.Text.Length > 0))
        {
            console.Write(text, style);
        }
    }
}
