using System.Text.Json;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Reporting.Tests.Html;

public sealed class BestTests : IDisposable
{
    private readonly PageFolder _page = new();

    public void Dispose() => _page.Dispose();

    private List<JsonElement> Best(PageOptions? options = null) => [.. _page.Experiment(options).GetProperty("best").EnumerateArray()];

    private void Three() => _page.Write(
        PageFolder.Trial(3, "\"K\":1", """{"loss":[0.10,0.12,0.11],"fit_time":[1,2,3]}""", repetitions: 3),
        PageFolder.Trial(5, "\"K\":2", """{"loss":[0.11,0.10,0.13],"fit_time":[1,2,1]}""", repetitions: 3),
        PageFolder.Trial(9, "\"K\":3", """{"loss":[0.90,0.91,0.92],"fit_time":[4,4,4]}""", repetitions: 3),
        PageFolder.Trial(11, "\"K\":4", """{"loss":[0.01]}""", "failed", "boom", repetitions: 3));

    [Fact]
    public void Where_nobody_said_which_way_is_better_both_ends_are_given()
    {
        Three();

        Assert.Equal([("loss", "max", true, "9"), ("loss", "min", true, "3")],
            Best().Select(best => (best.GetProperty("score").GetString()!, best.GetProperty("goal").GetString()!, best.GetProperty("presumed").GetBoolean(), best.GetProperty("id").GetRawText())));
    }

    [Fact]
    public void Where_somebody_said_it_there_is_one_with_those_a_test_cannot_tell_from_it()
    {
        Three();

        var best = Assert.Single(Best(new() { Goals = new Dictionary<string, bool> { ["loss"] = false } }));

        Assert.Equal(("min", 0, "[1]"), (best.GetProperty("goal").GetString(), best.GetProperty("row").GetInt32(), best.GetProperty("ties").GetRawText()));
    }

    [Fact]
    public void The_config_is_the_file_where_there_is_one_and_else_the_line()
    {
        Three();
        var folder = Directory.CreateDirectory(Path.Combine(_page.Path, "X", "3", "1"));
        File.WriteAllText(Path.Combine(folder.FullName, "config.json"), "{ \"as\": \"written\" }\n");

        var (greatest, least) = (Best()[0], Best()[1]);

        Assert.Equal("{ \"as\": \"written\" }\n", least.GetProperty("config").GetString());
        Assert.Equal("{\n  \"K\": 3\n}\n", greatest.GetProperty("config").GetString());
        // Without a journal there is no sweep to replay.
        Assert.Equal(JsonValueKind.Null, least.GetProperty("command").ValueKind);
    }

    [Fact]
    public void The_command_that_replays_reaches_a_shell_as_it_is()
    {
        _page.Copy("v1-completed");
        var folder = Path.Combine(_page.Path, "a dir with 'quotes' & $HOME");
        Directory.Move(Path.Combine(_page.Path, "Kept"), folder);
        foreach (var id in Enumerable.Range(0, 6))
        {
            Directory.CreateDirectory(Path.Combine(folder, $"{id}", "0"));
            File.WriteAllText(Path.Combine(folder, $"{id}", "0", "config.json"), "{}");
        }

        var command = Best()[0].GetProperty("command").GetString()!;

        Assert.StartsWith("dotnet run -- --replay '", command);
        var words = Words(command);
        Assert.Equal(["dotnet", "run", "--", "--replay"], words[..4]);
        Assert.True(File.Exists(Assert.Single(words[4..])), command);
    }

    [Fact]
    public void Scores_that_are_the_same_everywhere_have_no_best()
    {
        _page.Write(Enumerable.Range(0, 4).Select(id => PageFolder.Trial(id, $"\"K\":{id}", """{"acc":[1,1],"nan":["NaN","NaN"],"note":["a","b"]}""")));

        Assert.Empty(Best());
    }

    /// <summary>What a shell makes of a command.</summary>
    private static string[] Words(string command)
    {
        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-c", $"printf '%s\\0' {command}"]) { RedirectStandardOutput = true };
        using var shell = System.Diagnostics.Process.Start(start)!;
        return shell.StandardOutput.ReadToEnd().TrimEnd('\0').Split('\0');
    }
}
