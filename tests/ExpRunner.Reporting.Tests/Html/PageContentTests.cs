using System.Text.Json;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Reporting.Tests.Html;

public sealed class PageContentTests : IDisposable
{
    private const string Script = "</script><script>alert(1)</script><!--";
    private readonly PageFolder _page = new();

    public void Dispose() => _page.Dispose();

    [Fact]
    public void Nothing_from_the_data_can_end_a_script_or_a_line_of_one()
    {
        var hostile = JsonSerializer.Serialize(Script + "\u2028\u2029\0\"'&\\");
        _page.Write(
            $$$"""{"experiment":{{{hostile}}},"experiment_id":0,{{{hostile}}}:{{{hostile}}},"__proto__":1,"status":"failed","error":{{{hostile}}},"scores":{{{{hostile}}}:[1,2],"b":[{{{hostile}}}]}}""",
            $$$"""{"experiment":{{{hostile}}},"experiment_id":1,{{{hostile}}}:"other","__proto__":2,"status":"completed","scores":{{{{hostile}}}:[3,4],"b":["x"]}}""");

        var json = _page.Read().ToJson();

        Assert.DoesNotContain("<", json);
        Assert.DoesNotContain("\u2028", json);
        Assert.DoesNotContain("\u2029", json);
        Assert.StartsWith(Script, JsonDocument.Parse(json).RootElement.GetProperty("experiments")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Very_long_values_are_cut_and_say_how_long_they_were()
    {
        _page.Write(PageFolder.Trial(0, $"\"x\":\"{new string('y', 12_345)}\"", """{"acc":[1]}""", "failed", new string('e', 54_321)));

        var text = _page.Json().GetRawText();

        Assert.Contains("… (12,345 characters)", text);
        Assert.Contains("… (54,321 characters)", text);
        Assert.True(text.Length < 20_000, $"{text.Length} characters");
    }

    [Fact]
    public void Halves_of_characters_do_not_get_in()
        => Assert.Equal("a\ufffdb", DataText.Cut("a\ud800b", 10));

    [Fact]
    public void A_character_is_not_cut_in_half()
        => Assert.StartsWith("abc… (", DataText.Cut("abc😀 and more", 4));

    [Fact]
    public void Damaged_lines_are_named_and_the_rest_is_shown()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1", """{"acc":[1]}"""), "{broken", PageFolder.Trial(1, "\"K\":2", """{"acc":[2]}"""));

        Assert.Equal(2, _page.Experiment().GetProperty("rows").GetInt32());
        Assert.Contains("results.jsonl:2", Assert.Single(_page.Warnings.Distinct()));
        Assert.Contains("results.jsonl:2", _page.Json().GetProperty("warnings")[0].GetString());
    }

    [Fact]
    public void Experiments_that_share_a_folder_stay_apart()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1", """{"acc":[1]}"""), """{"experiment":"Y","experiment_id":0,"z":1,"scores":{"loss":[1]}}""", PageFolder.Trial(1, "\"K\":2", """{"acc":[1]}"""));

        var experiments = _page.Json().GetProperty("experiments").EnumerateArray().ToList();

        Assert.Equal(["X", "Y"], experiments.Select(experiment => experiment.GetProperty("name").GetString()));
        Assert.DoesNotContain("acc", experiments[1].GetProperty("columns").GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"experiment":"X","experiment_id":0,"K":1,"status":"failed","error":"boom","scores":{}}""")]
    [InlineData("""{"experiment":"X","experiment_id":0,"K":1,"scores":{"acc":["NaN","NaN"]}}""")]
    [InlineData("""{"experiment":"X","experiment_id":0,"scores":{"note":["only text"]}}""")]
    [InlineData("""{"experiment":"X"}""")]
    [InlineData("""{"experiment_id":18446744073709551616,"x":1e400,"scores":{"a":1e308,"b":[true,null]}}""")]
    public void Odd_results_make_a_page_without_pictures(string line)
    {
        _page.Write(line);

        var json = _page.Json();

        Assert.Equal(1, json.GetProperty("version").GetInt32());
        Assert.All(json.GetProperty("experiments").EnumerateArray(), experiment => Assert.Equal(0, experiment.GetProperty("plots").GetArrayLength()));
    }

    [Fact]
    public void Trials_can_be_left_out_by_an_expression()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1", """{"acc":[1]}"""), PageFolder.Trial(1, "\"K\":2", """{"acc":[2]}""", "failed", "boom"));

        var experiment = _page.Experiment(new() { Where = "K < 2" });

        Assert.Equal(1, experiment.GetProperty("rows").GetInt32());
        Assert.Equal(0, experiment.GetProperty("failures").GetArrayLength());
    }

    [Fact]
    public void A_folder_without_results_or_sweeps_is_refused()
        => Assert.Contains("no results.jsonl", Assert.Throws<ReportException>(() => _page.Read()).Message);
}
