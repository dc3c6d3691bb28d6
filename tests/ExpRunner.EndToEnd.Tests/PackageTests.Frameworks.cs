using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

public sealed partial class PackageTests
{
    /// <summary>Ways to look at the results that net10 left behind.</summary>
    private static readonly string[][] Views =
    [
        ["report", "ten", "--format", "json"],
        ["report", "ten", "--group-by", "Start,Target", "--sort=-End"],
        ["report", "ten", "--rows", "Start", "--columns", "Target", "--value", "End", "--format", "latex"],
        ["importance", "ten", "--score", "End"],
        ["compare", "ten", "--between", "Squared", "--score", "End:max", "--test", "rank"],
        ["attempts", "ten", "--where", "run_id > 0", "--format", "csv"],
        ["status", "ten", "--json"],
        ["list"],
    ];

    [Fact]
    public void The_library_for_net8_gives_the_scores_of_the_one_for_net10()
    {
        BuildsWithoutWarnings(consumers.BothFrameworks.Value);

        Assert.Equal(ReadBytes("ExpRunner.Core", "lib/net8.0/ExpRunner.Core.dll"), File.ReadAllBytes(BuiltFor("net8.0", "ExpRunner.Core.dll")));
        RunFor("net8.0", "-o", "eight", "-j", "2");
        RunFor("net10.0", "-o", "ten", "-j", "2");

        Assert.Equal(18, Results("ten").Count);
        Assert.Equal(Results("ten"), Results("eight"));
        Assert.All(Views, view => Assert.Equal(RunFor("net10.0", view).Output, RunFor("net8.0", view).Output));
    }

    [Fact]
    public void A_sweep_that_net10_began_is_gone_on_with_by_net8()
    {
        BuildsWithoutWarnings(consumers.BothFrameworks.Value);
        RunFor("net10.0", "-o", "both", "--pick", "0:9");

        var rest = RunFor("net8.0", "-o", "both");

        Assert.Contains("54 of 54 completed", rest.Error);
    }

    /// <summary>Runs what was built for a framework, on the runtime that there is.</summary>
    private Finished RunFor(string framework, params string[] args)
        => Succeeds(consumers.Execute("env", "Everywhere", ["DOTNET_ROLL_FORWARD=Major", "dotnet", "exec", BuiltFor(framework, "Everywhere.dll"), .. args]));

    private List<string> Results(string folder) => [.. File.ReadLines(consumers.Folder("Everywhere", folder, "Descent", "results.jsonl")).Select(Comparable)];

    /// <summary>A line without what differs between two runs of one program.</summary>
    private static string Comparable(string line)
    {
        var json = JsonNode.Parse(line)!.AsObject();
        json.Remove("out_path");
        var scores = json["scores"]!.AsObject();
        foreach (var time in scores.Select(score => score.Key).Where(name => name.Contains("fit_time", StringComparison.Ordinal)).ToList())
        {
            scores.Remove(time);
        }
        return json.ToJsonString();
    }

    private string BuiltFor(string framework, string file) => consumers.Folder("Everywhere", "bin", "Debug", framework, file);
}
