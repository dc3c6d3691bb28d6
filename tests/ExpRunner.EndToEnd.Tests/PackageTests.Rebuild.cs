using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

public sealed partial class PackageTests
{
    [Fact]
    public async Task A_build_in_the_middle_of_a_sweep_is_the_business_of_the_next_one()
    {
        BuildsWithoutWarnings(consumers.Others.Value);
        using var sweep = new RunningProgram(consumers.Begin(Built("Rebuilt"), "Rebuilt", "-j", "1", "--isolate"));
        await sweep.SaysAsync("DONE");

        var source = consumers.Folder("Rebuilt", "Rebuilt.cs");
        File.WriteAllText(source, File.ReadAllText(source).Replace("Answer = 1", "Answer = 2", StringComparison.Ordinal));
        BuildsWithoutWarnings(consumers.Dotnet("Rebuilt", "build", "--no-restore"));
        Assert.False(sweep.HasEnded, sweep.Error);
        File.WriteAllText(consumers.Folder("Rebuilt", "built"), "");
        var finished = await sweep.EndAsync();

        Assert.Contains("Rebuilt: 4 of 4 completed", Succeeds(finished).Error);
        Assert.Equal([1, 1, 1, 1], Answers());
        Assert.Contains("4 of the results in results/Rebuilt were made by other code than today's; they are kept. --redo stale runs them again.", RunBuilt("Rebuilt", "-j", "1").Error);
        Assert.Equal([1, 1, 1, 1], Answers());
        RunBuilt("Rebuilt", "-j", "1", "--redo", "stale");
        Assert.Equal([2, 2, 2, 2], Answers());
    }

    private IEnumerable<int> Answers() => File.ReadLines(consumers.Folder("Rebuilt", "results", "Rebuilt", "results.jsonl"))
        .Select(line => JsonNode.Parse(line)!["scores"]!["score"]![0]!.GetValue<int>());
}
