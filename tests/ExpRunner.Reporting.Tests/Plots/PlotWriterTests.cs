using System.Text.Json;
using System.Xml.Linq;
using ExpRunner.Reporting.Plots;
using ExpRunner.TestKit;

namespace ExpRunner.Reporting.Tests;

/// <summary>Every kind through every writer; the goldens were looked at.</summary>
public sealed class PlotWriterTests : IDisposable
{
    private readonly ResultsFolder _results = new();

    public PlotWriterTests() => _results.Write("Knn", PlotSamples.Grid);

    public static TheoryData<string> Kinds => PlotSamples.Kinds;

    public void Dispose() => _results.Dispose();

    private IReadOnlyList<Plot> Draw(string kind) => Plotter.Draw(_results.Load(), PlotSamples.Options[kind], []);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_is_drawn_as_SVG(string kind)
    {
        var svg = PlotSamples.Svg(Draw(kind));

        Golden.Matches($"{kind}.svg", svg);
        Assert.Equal("svg", XDocument.Parse(svg).Root!.Name.LocalName);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_is_drawn_with_characters(string kind)
    {
        var text = PlotSamples.Text(Draw(kind));

        Golden.Matches($"{kind}.txt", text);
        Assert.All(text.Split('\n'), line => Assert.InRange(TextWidth.Of(line), 0, 80));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_is_written_as_options_of_a_page(string kind)
    {
        var plot = Draw(kind)[0];

        using var options = JsonDocument.Parse(EChartsWriter.Write(plot));

        Assert.Equal(plot.Caption, options.RootElement.GetProperty("exprunCaption").GetString());
        Assert.NotEmpty(options.RootElement.GetProperty("series").EnumerateArray());
        Assert.All(options.RootElement.GetProperty("series").EnumerateArray().Where(series => series.GetProperty("type").GetString() == "custom"),
            series => Assert.Contains($"    {series.GetProperty("exprunMark").GetProperty("kind").GetString()}: (api", EChartsWriter.Script));
    }

    [Theory]
    [InlineData(85)]
    [InlineData(180)]
    public void No_text_is_smaller_than_7_points(double width)
    {
        foreach (var kind in PlotSamples.Options.Keys)
        {
            var svg = XDocument.Parse(PlotSamples.Svg(Draw(kind), width, PlotTheme.Dark));

            Assert.Equal($"{width}mm", svg.Root!.Attribute("width")!.Value);
            Assert.All(svg.Descendants().Attributes("font-size"), size => Assert.InRange(double.Parse(size.Value, System.Globalization.CultureInfo.InvariantCulture), 7, 20));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_is_drawn_within_any_width_and_in_ASCII_alone(string kind)
    {
        var panels = Draw(kind);
        foreach (var width in new[] { 60, 80, 200 })
        {
            Assert.All(PlotSamples.Text(panels, width).Split('\n'), line => Assert.InRange(TextWidth.Of(line), 0, width));
            using var writer = new StringWriter { NewLine = "\n" };

            TerminalWriter.Write(writer, new PlotFigure { Panels = panels }, new(width, false) { IsAscii = true });

            Assert.All(writer.ToString(), sign => Assert.InRange(sign, '\n', '~'));
            Assert.DoesNotContain('?', writer.ToString());
        }
    }

    [Fact]
    public void Powers_of_ten_are_written_in_ASCII_too()
        => Assert.Equal("1e-3 1.5e12 -2 0.5 eta^2 o ##: ?", TerminalAscii.Of("10⁻³ 1.5·10¹² \u22122 0.5 η² ● █▉⠇ é"));

    [Fact]
    public void Colours_are_written_only_where_they_are_shown()
    {
        Assert.DoesNotContain('\u001b', PlotSamples.Text(Draw("heatmap")));
        Assert.Contains("\u001b[48;5;", PlotSamples.Text(Draw("heatmap"), hasColour: true));
    }

    [Fact]
    public void Panels_of_one_legend_share_it_and_have_letters()
    {
        var writer = new StringWriter();

        SvgWriter.Write(writer, new() { Panels = [.. Draw("lines"), .. Draw("lines")], Columns = 2, Width = 180, HasLetters = true });

        var svg = writer.ToString();
        Assert.Equal(2, svg.Split(">Euclidean<").Length);
        Assert.Contains(">(a)<", svg);
        Assert.Contains(">(b)<", svg);
    }

    [Fact]
    public void A_hostile_name_is_text_in_every_writer()
    {
        const string name = "<script>alert('x')</script>\u001b[31m\u202e\n\0&\ud800";
        _results.Write("Evil", [.. Enumerable.Range(0, 3).Select(i => $$$"""{"experiment":"Evil","experiment_id":{{{i}}},"name":{{{JsonSerializer.Serialize(name + i)}}},"scores":{"s":[{{{i}}}]}}""")]);
        var panels = Plotter.Draw(_results.Load(), new() { Kind = PlotKind.Bars, X = "name", Y = "s", Title = name, Where = "experiment == 'Evil'" }, []);

        var svg = PlotSamples.Svg(panels);

        Assert.Contains("&lt;script&gt;", svg);
        Assert.DoesNotContain(XDocument.Parse(svg).Descendants(), element => element.Name.LocalName == "script");
        Assert.DoesNotContain('\u001b', PlotSamples.Text(panels));
        Assert.DoesNotContain('\u202e', PlotSamples.Text(panels));
        JsonDocument.Parse(EChartsWriter.Write(panels[0])).Dispose();
    }
}
