namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>A sweep file that has become smaller, and one whose configs are made of each other's results.</summary>
public sealed class PruneTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_value_that_was_taken_out_of_the_file_is_named_by_run_and_removed_by_prune()
    {
        _folder.WriteThreeStages("1, 2, 3, 4");
        _folder.Tool(0, "run", "three.yaml");
        _folder.WriteThreeStages("1, 3");

        Assert.Contains("three: 2 trials of earlier starts in results/three are no longer asked for; they are kept. prune removes them.", _folder.Tool(0, "run", "three.yaml").Error);
        var removed = _folder.Tool(0, "prune", "three.yaml", "-y").Output;

        Assert.Contains("  #1 a=2  1 repetition, ", removed);
        Assert.Contains("  #3 a=4  1 repetition, ", removed);
        Assert.Equal((true, false, true, false), (Exists(0), Exists(1), Exists(2), Exists(3)));
        var again = _folder.Tool(0, "run", "three.yaml").Error;
        Assert.DoesNotContain("no longer asked for", again);
        Assert.Contains("2 of 2 completed before, 0 to run", again);
        _folder.Forget();
        _folder.WriteThreeStages("1, 2, 3, 4");
        _folder.Tool(0, "run", "three.yaml", "-j", "1");
        Assert.Equal(["one 2", "two 2", "three 2", "one 4", "two 4", "three 4"], _folder.Ran);
    }

    [Fact]
    public void What_computed_configs_came_out_as_and_what_they_need_stays()
    {
        _folder.Write("chain.yaml", """
            stages: { go: "./step.sh go {n}" }
            scores: { s: "go has (@int@)" }
            sweeps:
              - { name: first, n: [1, 7] }
              - { name: next, repeat: 2, n: "= trials[-1].scores.mean_s + 10" }
            """);
        var first = _folder.Tool(0, "run", "chain.yaml", "-j", "1");
        Assert.Contains("4 of 4 completed", first.Error);

        Assert.Equal("chain: nothing in results/chain is no longer asked for.\n", _folder.Tool(0, "prune", "chain.yaml", "-y").Output);
        Assert.Contains("  #0 n=1  1 repetition, ", _folder.Tool(0, "prune", "chain.yaml", "--sweep", "next", "-y").Output);

        Assert.Contains("2 of 2 completed before, 0 to run", _folder.Tool(0, "run", "chain.yaml", "--sweep", "next").Error);
    }

    private bool Exists(int trial) => Directory.Exists(_folder.At("results", "three", $"{trial}"));
}
