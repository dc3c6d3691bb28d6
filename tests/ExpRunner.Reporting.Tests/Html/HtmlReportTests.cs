using System.Text.Json;

namespace ExpRunner.Reporting.Tests.Html;

/// <summary><c>report --html</c>, as people type it.</summary>
public sealed class HtmlReportTests : IDisposable
{
    private readonly PageFolder _page = new PageFolder().Write(
        PageFolder.Trial(0, "\"K\":1", """{"acc":[1,2]}"""), PageFolder.Trial(1, "\"K\":2", """{"acc":[3,4]}"""));

    public void Dispose() => _page.Dispose();

    private string[] Files => [.. Directory.EnumerateFiles(_page.Path).Select(path => Path.GetFileName(path)!).Order()];

    [Fact]
    public void The_file_holds_the_page_with_its_data_and_nothing_is_left_beside_it()
    {
        File.WriteAllText(Path.Combine(_page.Path, "report.html"), "an older one");

        var (code, output, errors) = _page.RunTool("report", "X", "--html", "report.html");

        Assert.Equal((0, ""), (code, output));
        Assert.Matches(@"^report\.html: 2 trials of X, [0-9.]+ MB\n$", errors.ReplaceLineEndings("\n"));
        Assert.Equal(["report.html"], Files);
        var html = File.ReadAllText(Path.Combine(_page.Path, "report.html"));
        Assert.StartsWith("<!doctype html>", html);
        var start = html.IndexOf("id=\"exprun-data\">", StringComparison.Ordinal) + "id=\"exprun-data\">".Length;
        var data = JsonDocument.Parse(html[start..html.IndexOf("</script>", start, StringComparison.Ordinal)]).RootElement;
        Assert.Equal("X", data.GetProperty("experiments")[0].GetProperty("name").GetString());
        Assert.Equal("X", data.GetProperty("experiments")[0].GetProperty("folders")[0].GetString());
    }

    [Theory]
    [InlineData("--html: --all, --sort have no meaning for a page", "--sort", "K", "--all")]
    [InlineData("--html: --format has no meaning for a page", "-f", "csv")]
    [InlineData("best: there is no score 'ac'. Did you mean 'acc'?", "--best", "ac")]
    [InlineData("--where: ", "--where", "K >")]
    public void What_has_no_meaning_is_refused_and_nothing_is_written(string message, params string[] arguments)
    {
        var (code, _, errors) = _page.RunTool(["report", "X", "--html", "x.html", .. arguments]);

        Assert.Equal(2, code);
        Assert.StartsWith($"error: {message}", errors);
        Assert.Empty(Files);
    }

    [Theory]
    [InlineData("X", "--html: 'X' is a folder.")]
    [InlineData("no/where.html", "--html: there is no folder 'no'")]
    public void A_place_that_is_none_is_refused(string file, string message)
    {
        var (code, _, errors) = _page.RunTool("report", "X", "--html", file);

        Assert.Equal(2, code);
        Assert.StartsWith($"error: {message}", errors);
    }

    [Fact]
    public void Which_way_is_better_can_be_said()
    {
        Assert.Equal(0, _page.RunTool("report", "X", "--html", "x.html", "--best", "acc:min", "-q").Code);

        var html = File.ReadAllText(Path.Combine(_page.Path, "x.html"));
        Assert.Contains("""{"score":"acc","goal":"min","presumed":false,"row":0""", html);
    }

    [Fact]
    public void Warnings_are_named_and_are_in_the_page()
    {
        File.AppendAllText(Path.Combine(_page.Path, "X", "results.jsonl"), "{broken\n");

        var (code, _, errors) = _page.RunTool("report", "X", "--html", "x.html");

        Assert.Equal(0, code);
        Assert.StartsWith("warning: ", errors);
        Assert.Contains("results.jsonl:3", File.ReadAllText(Path.Combine(_page.Path, "x.html")));
    }
}
