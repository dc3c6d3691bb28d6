namespace ExpRunner.CommandLine.Tests;

/// <summary>What programs print on terminals, narrow ones and those without colours, and where there is none.</summary>
public sealed class TerminalTests(KnnFolder folder)
{
    /// <summary>Of a text or its background; a cursor that goes up 3 lines looks much like it.</summary>
    private const string Colour = "\u001b\\[([0-9]+;)*(3|4|9|10)[0-9](;[0-9]+)*m";
    private const string Bold = "\u001b[1m";

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    public void Help_has_the_width_of_the_terminal(int columns)
    {
        var finished = OnTerminal(columns, "", "watch", "--help");

        Assert.Equal(0, finished.ExitCode);
        Assert.Contains("Examples:", finished.Output);
        Assert.All(Lines(finished.Output).Where(line => line.TrimStart().Contains(' ', StringComparison.Ordinal)), line => Assert.True(line.Length <= columns || line.Contains("<SCORE", StringComparison.Ordinal), line));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    public void A_narrow_terminal_loses_no_result(int columns)
    {
        var results = $"narrow-{columns}";

        var run = OnTerminal(columns, "", "run", "sweep.yaml", "-o", results);
        var report = OnTerminal(columns, "", "report", results);

        Assert.True(run.ExitCode == 0, run.All);
        Assert.True(report.ExitCode == 0, report.All);
        Assert.All(["cosine", "euclid", "0.9"], text => Assert.Contains(text, report.Output));
        Assert.Equal(0, OnTerminal(columns, "", "status", results).ExitCode);
        Assert.Equal(0, OnTerminal(columns, "", "plot", "bars", results, "--x", "Metric", "--y", "Accuracy").ExitCode);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("NO_COLOR=1", false)]
    [InlineData("NO_COLOR=1 CLICOLOR_FORCE=1", false)]
    [InlineData("TERM=dumb", false)]
    [InlineData("TERM=dumb FORCE_COLOR=1", true)]
    public void Marks_are_bold_where_the_terminal_and_the_person_allow_it(string environment, bool isBold)
        => Assert.Equal(isBold, OnTerminal(100, environment, "report", "results", "--mark", "Accuracy:max").Output.Contains(Bold, StringComparison.Ordinal));

    [Theory]
    [InlineData("", false)]
    [InlineData("CLICOLOR_FORCE=1", true)]
    [InlineData("FORCE_COLOR=3", true)]
    [InlineData("CLICOLOR_FORCE=0", false)]
    [InlineData("CLICOLOR_FORCE=1 NO_COLOR=1", false)]
    public void A_pipe_gets_colours_only_when_somebody_asks_for_them(string environment, bool hasColour)
    {
        Assert.Equal(hasColour, folder.Shell(0, $"{Exported(environment)} dotnet exprun report --mark Accuracy:max").Output.Contains(Bold, StringComparison.Ordinal));
        Assert.Equal(hasColour, folder.Shell(0, $"{Exported(environment)} dotnet exprun plot bars results --x Metric --y Accuracy").Output.Contains('\u001b'));
    }

    [Theory]
    [InlineData("NO_COLOR=1")]
    [InlineData("TERM=dumb")]
    public void Progress_has_no_colours_where_none_are_wanted(string environment)
    {
        var results = $"plain-{environment[..4]}";

        var finished = OnTerminal(100, environment, "run", "sweep.yaml", "-o", results);

        Assert.Equal(0, finished.ExitCode);
        Assert.DoesNotMatch(Colour, finished.Output);
    }

    [Fact]
    public void Progress_has_colours_elsewhere() => Assert.Matches(Colour, OnTerminal(100, "TERM=xterm-256color", "run", "sweep.yaml", "-o", "coloured").Output);

    [Fact]
    public void A_dumb_terminal_gets_no_control_characters()
        => Assert.DoesNotContain('\u001b', OnTerminal(80, "TERM=dumb", "run", "sweep.yaml", "-o", "dumb").Output);

    [Theory]
    [InlineData("report 'C:\\data\\my results'", "C:\\data\\my results")]
    [InlineData("status 'D:\\out'", "D:\\out")]
    [InlineData("run 'sweeps\\first.yaml'", "sweeps\\first.yaml")]
    [InlineData("filter 'C:\\log.jsonl'", "C:\\log.jsonl")]
    public void A_path_with_backslashes_is_named_as_it_was_typed(string line, string named) => Assert.Contains(named, folder.Shell(2, $"dotnet exprun {line}").Error);

    private static string Exported(string environment) => environment.Length == 0 ? "" : $"export {environment};";

    private static IEnumerable<string> Lines(string output) => output.Split('\n').Select(line => line.TrimEnd('\r'));

    private Finished OnTerminal(int columns, string environment, params string[] args) => Built.OnTerminal(columns, environment, Built.Tool, folder.Path, args);
}
