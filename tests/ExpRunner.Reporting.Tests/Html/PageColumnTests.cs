using System.Text.Json;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Reporting.Tests.Html;

public sealed class PageColumnTests : IDisposable
{
    private readonly PageFolder _page = new();

    public void Dispose() => _page.Dispose();

    private JsonElement Column(string name, PageOptions? options = null)
        => _page.Experiment(options).GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("name").GetString() == name);

    private static string Text(JsonElement column, string member) => column.GetProperty(member).GetRawText();

    [Fact]
    public void Fields_keep_the_form_they_were_written_in_beside_their_numbers()
    {
        _page.Write(PageFolder.Trial(0, "\"lr\":1e-5", "{}"), PageFolder.Trial(1, "\"lr\":0.10", "{}"), PageFolder.Trial(2, "\"other\":1", "{}"), PageFolder.Trial(3, "\"lr\":0.00001", "{}"));

        var column = Column("lr");

        Assert.Equal(("[\"1e-5\",\"0.10\"]", "[1E-05,0.1]", "[0,1,-1,0]"), (Text(column, "labels"), Text(column, "numbers"), Text(column, "codes")));
        Assert.Equal(("field", "number"), (column.GetProperty("role").GetString(), column.GetProperty("kind").GetString()));
    }

    [Fact]
    public void A_score_has_its_mean_deviation_interval_and_count()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1", """{"acc":[0.5,0.75,1.0]}""", repetitions: 3), PageFolder.Trial(1, "\"K\":2", """{"acc":[0.25]}""", repetitions: 1));

        Assert.Equal("[0.75,0.25]", Text(Column("acc"), "values"));
        Assert.Equal("[0.25,null]", Text(Column("sd_acc"), "values"));
        // 4.30265 (t, 2 degrees of freedom, by tables) * 0.25 / sqrt(3)
        Assert.Equal("[0.621034,null]", Text(Column("ci95_acc"), "values"));
        Assert.Equal("[3,1]", Text(Column("n_acc"), "numbers"));
        Assert.Equal("""{"acc":{"starts":[0,3],"values":[0.5,0.75,1,0.25]}}""", _page.Experiment().GetProperty("repetitions").GetRawText());
    }

    [Fact]
    public void Numbers_without_repetitions_are_whole_and_stand_once()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1", """{"acc":[0.12345678901234567]}"""), PageFolder.Trial(1, "\"K\":2", """{"acc":["NaN"]}"""), PageFolder.Trial(2, "\"K\":3", """{"acc":["-Infinity"]}"""));

        Assert.Equal("""[0.12345678901234568,"NaN","-Infinity"]""", Text(Column("acc"), "values"));
        Assert.Equal(JsonValueKind.Null, _page.Experiment().GetProperty("repetitions").ValueKind);
        Assert.DoesNotContain("sd_acc", _page.Experiment().GetProperty("columns").GetRawText());
    }

    [Fact]
    public void Columns_that_tell_nothing_are_there_and_hidden()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1,\"Data\":\"a.csv\"", """{"acc":[1]}"""), PageFolder.Trial(1, "\"K\":2,\"Data\":\"a.csv\"", """{"acc":[2]}"""));

        Assert.True(Column("K").GetProperty("isShown").GetBoolean());
        Assert.False(Column("Data").GetProperty("isShown").GetBoolean());
        Assert.False(Column("status").GetProperty("isShown").GetBoolean());
    }

    [Fact]
    public void Text_scores_booleans_lists_and_half_columns_are_what_they_are()
    {
        _page.Write(
            PageFolder.Trial(0, "\"fast\":true,\"sizes\":[1,2]", """{"note":["a","b"],"acc":[1]}"""),
            PageFolder.Trial(1, "\"fast\":false,\"late\":7", """{"note":["a","a"]}"""));

        Assert.Equal(("boolean", "text", "text"), (Column("fast").GetProperty("kind").GetString(), Column("sizes").GetProperty("kind").GetString(), Column("note").GetProperty("kind").GetString()));
        Assert.Equal(("[\"[1,2]\"]", "[0,-1]"), (Text(Column("sizes"), "labels"), Text(Column("sizes"), "codes")));
        Assert.Equal(("[-1,0]", "[1,null]"), (Text(Column("late"), "codes"), Text(Column("acc"), "values")));
    }

    [Fact]
    public void Columns_can_have_other_headings()
    {
        _page.Write(PageFolder.Trial(0, "\"K\":1", """{"acc":[1]}"""));

        Assert.Equal("neighbours", Column("K", new() { Names = new Dictionary<string, string> { ["K"] = "neighbours" } }).GetProperty("header").GetString());
    }

    [Fact]
    public void A_field_of_many_numbers_is_no_dictionary()
    {
        _page.Write(Enumerable.Range(0, 3000).Select(id => PageFolder.Trial(id, $"\"x\":{id}.5,\"kind\":\"{"ab"[id % 2]}\"", "{}")));

        Assert.False(Column("x").TryGetProperty("codes", out _));
        Assert.Equal(3000, Column("x").GetProperty("values").GetArrayLength());
        Assert.Equal(3000, Column("kind").GetProperty("codes").GetArrayLength());
    }
}
