using System.Diagnostics;
using System.Text;

namespace ExpRunner.Reporting.Tests;

/// <summary>The verb as a person or a script meets it: a process with two streams, files and an exit code.</summary>
public sealed class PlotCommandTests : IDisposable
{
    private static readonly byte[] PngMark = [0x89, (byte)'P', (byte)'N', (byte)'G'];
    private readonly ResultsFolder _results = new();

    public PlotCommandTests() => _results.Write("results/Knn", PlotSamples.Grid);

    public void Dispose() => _results.Dispose();

    private (int Code, string Output, string Errors) Run(params string[] arguments) => Run(null, arguments);

    private (int Code, string Output, string Errors) Run(string? path, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [Path.Combine(AppContext.BaseDirectory, "dotnet-exprun.dll"), "plot", .. arguments])
        {
            WorkingDirectory = _results.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["LC_ALL"] = "de_DE.UTF-8", ["COLUMNS"] = "80" },
        };
        if (path is not null)
        {
            // The host itself is found before the process begins.
            start.FileName = Which(start.FileName);
            start.Environment["PATH"] = path;
        }
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    private static string Which(string name) => Path.IsPathRooted(name) ? name
        : Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).First(File.Exists);

    private string PathOf(string file) => Path.Combine(_results.Path, file);

    [Fact]
    public void Without_a_file_the_picture_is_characters_without_colours_in_a_pipe()
    {
        var (code, output, errors) = Run("heatmap", "--x", "K", "--y", "Metric", "--z", "Accuracy");

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(File.ReadAllText(GoldenOf("heatmap.txt")), output);
    }

    [Fact]
    public void Every_option_reaches_the_picture()
    {
        var (code, output, errors) = Run(
            "lines", "results/Knn", "--x", "K", "--y", "Loss", "--hue", "Metric", "--where", "K > 1", "--aggregate", "median", "--error", "percentile", "--log", "x,y", "--range", "0.1:2",
            "--title", "Title", "--xlabel", "Neighbours", "--ylabel", "Cost", "--theme", "dark", "--width", "120", "--height", "60", "--palette", "cividis", "-o", "out/plot.svg");

        Assert.Equal((0, "", ""), (code, output, errors));
        var svg = File.ReadAllText(PathOf("out/plot.svg"));
        Assert.All(["width=\"120mm\"", ">Title<", ">Neighbours<", ">Cost<", "#17191E", "Lines: median, n = 4; bands: 2.5% to 97.5% quantile."], part => Assert.Contains(part, svg));
    }

    [Fact]
    public void A_page_has_the_plot_with_its_caption_and_loads_nothing()
    {
        Assert.Equal(0, Run("bars", "--x", "Metric", "--y", "Accuracy", "-o", "plot.html").Code);

        var page = File.ReadAllText(PathOf("plot.html"));
        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotContain("connect-src", page);
        Assert.Contains("\"figure\":{\"columns\":1,\"plots\":[{\"title\":\"\",\"kind\":\"bars\",\"caption\":\"Bars: mean, n = ", page);
        Assert.Equal(0, Run("bars", "--x", "Metric", "--y", "Accuracy", "-o", "plot.json").Code);
        Assert.Equal(System.Text.Json.JsonValueKind.Array, System.Text.Json.JsonDocument.Parse(File.ReadAllText(PathOf("plot.json"))).RootElement.ValueKind);
    }

    [Fact]
    public void Pixels_are_made_where_a_converter_is_and_named_where_it_is_not()
    {
        string[] arguments = ["bars", "--x", "Metric", "--y", "Accuracy", "-o", "plot.png"];

        var without = Run(_results.Path, arguments);

        Assert.Equal(2, without.Code);
        Assert.Contains("plot.png: PNG is made of SVG by rsvg-convert or Chromium, which is not installed. Install it", without.Errors);
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "rsvg-convert"))), "rsvg-convert is not installed.");
        Assert.Equal(0, Run(arguments).Code);
        Assert.Equal(PngMark, File.ReadAllBytes(PathOf("plot.png"))[..4]);
    }

    [Fact]
    public void A_plot_file_draws_figures_of_panels()
    {
        File.WriteAllText(PathOf("figures.yaml"), """
            figures:
              - out: one.svg
                width: 170
                results: results
                panels:
                  - { kind: lines, x: K, y: Accuracy, hue: Metric, title: First }
                  - { kind: lines, x: K, y: Loss, hue: Metric, log: y, title: Second }
              - title: Two
                results: [results/Knn]
                panels:
                  - kind: box
                    x: Metric
                    y: Loss
            """);

        var (code, output, errors) = Run("figures.yaml");

        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("Two\n", output);
        var svg = File.ReadAllText(PathOf("one.svg"));
        Assert.All([">(a) First<", ">(b) Second<", "width=\"170mm\""], part => Assert.Contains(part, svg));
    }

    [Fact]
    public void Faults_of_a_plot_file_are_told_with_their_places_all_at_once()
    {
        File.WriteAllText(PathOf("bad.yaml"), """
            results: results
            panels:
              - kind: linse
                x: K
              - kind: bars
                x: K
                y: Acuracy
              - kind: bars
                colour: K
              - x: K
            """);

        var (code, _, errors) = Run("bad.yaml");

        Assert.Equal(2, code);
        Assert.Equal(["bad.yaml:3:11", "bad.yaml:7:8", "bad.yaml:9:5", "bad.yaml:10:5"], errors.Trim().Split("\n").Where(line => line.StartsWith("error: ", StringComparison.Ordinal)).Select(line => line["error: ".Length..].Split(": ")[0]));
        Assert.Contains("Did you mean 'Accuracy'?", errors);
    }

    [Theory]
    [InlineData("There is no kind of plot 'pie'", "pie")]
    [InlineData("there is no 'most'; it is one of mean, median", "bars", "--x", "K", "--y", "Loss", "--aggregate", "most")]
    [InlineData("ends in nothing that can be drawn", "bars", "--x", "K", "--y", "Loss", "-o", "x.bmp")]
    [InlineData("--y is missing", "bars", "--x", "K")]
    [InlineData("Did you mean 'Loss'?", "bars", "--x", "K", "--y", "Los")]
    [InlineData("'1' is not FROM:TO", "bars", "--x", "K", "--y", "Loss", "--range", "1")]
    [InlineData("there is no axis 'z'", "lines", "--x", "K", "--y", "Loss", "--log", "z")]
    [InlineData("none of 12 trials is kept", "bars", "--x", "K", "--y", "Loss", "--where", "K > 100")]
    [InlineData("There is no file or folder 'nowhere'", "bars", "nowhere", "--x", "K", "--y", "Loss")]
    [InlineData("none of the trials logged anything", "curves", "--y", "loss")]
    [InlineData("0.5 mm is no size", "bars", "--x", "K", "--y", "Loss", "--width", "0.5")]
    [InlineData("there is no such file", "nowhere.yaml")]
    public void Bad_usage_is_one_message_and_exit_code_2(string message, params string[] arguments)
    {
        var (code, output, errors) = Run(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(message, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    private static string GoldenOf(string name, [System.Runtime.CompilerServices.CallerFilePath] string test = "") => Path.Combine(Path.GetDirectoryName(test)!, "Goldens", name);
}
