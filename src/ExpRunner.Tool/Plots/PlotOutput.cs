using System.Globalization;
using System.Text;
using ExpRunner.Commands;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Html;
using ExpRunner.Reporting.Plots;

namespace ExpRunner.Tool;

/// <summary>Writes a figure where its file's ending says, or into the terminal.</summary>
internal static class PlotOutput
{
    private const int WidthOfNoTerminal = 100;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="ReportException">The ending says nothing, or what makes such files is not installed.</exception>
    public static async Task WriteAsync(PlotFigure figure, string? file, PlotTheme? theme, TextWriter output, CancellationToken cancel)
    {
        if (file is null)
        {
            TerminalWriter.Write(output, figure, Look(theme ?? PlotTheme.Dark));
            return;
        }
        var drawn = Svg(figure, theme ?? PlotTheme.Light);
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".svg":
                await File.WriteAllTextAsync(file, drawn, Utf8, cancel);
                break;
            case ".png" or ".pdf":
                await ImageConverter.ConvertAsync(drawn, file, cancel);
                break;
            case ".html":
                await File.WriteAllTextAsync(file, Page(figure, theme), Utf8, cancel);
                break;
            case ".json":
                await File.WriteAllTextAsync(file, $"[{string.Join(",\n", figure.Panels.Select(EChartsWriter.Write))}]\n", Utf8, cancel);
                break;
            default:
                throw new ReportException($"out: '{file}' ends in nothing that can be drawn. End it in .svg, .png, .pdf, .html or .json.");
        }
    }

    private static string Svg(PlotFigure figure, PlotTheme theme)
    {
        using var writer = new StringWriter();
        SvgWriter.Write(writer, figure, theme);
        return writer.ToString();
    }

    private static string Page(PlotFigure figure, PlotTheme? theme)
    {
        using var writer = new StringWriter();
        PlotPage.Write(writer, figure, theme);
        return writer.ToString();
    }

    private static TerminalLook Look(PlotTheme theme)
    {
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new(isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : Columns(), Colours.InOutput, theme) { IsAscii = IsAscii() };
    }

    /// <summary>Whether the locale says that its characters are others than Unicode's; where nothing is said they are not.</summary>
    private static bool IsAscii()
    {
        var locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(name => name is { Length: > 0 });
        return locale is not null && !OperatingSystem.IsWindows() && !locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static int Columns()
        => int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : WidthOfNoTerminal;
}
