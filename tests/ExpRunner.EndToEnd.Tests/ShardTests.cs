using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Parts of a sweep that know nothing of each other: together they are the sweep, and none does the work of another.</summary>
public sealed class ShardTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, "-e", "Quadratic")]
    [InlineData(4, "-e", "Quadratic", "--where", "Y == 1")]
    [InlineData(2, "-e", "Quadratic", "--pick", "1,3,5,7")]
    [InlineData(3, "-e", "Quadratic", "--order", "shuffle")]
    [InlineData(3, "-e", "Quadratic", "--search", "random", "-n", "8")]
    [InlineData(5, "-e", "Conditional")]
    [InlineData(7, "-e", "Quadratic", "--pick", "0:2")]
    [InlineData(4, "-e", "Quadratic", "--pick", "0:3", "--repetitions", "3")]
    public void Shards_are_disjoint_even_and_together_the_sweep(int shards, params string[] sweep)
    {
        var whole = Work(sweep);

        var parts = Enumerable.Range(1, shards).Select(number => Work([.. sweep, "--shard", $"{number}/{shards}"])).ToList();

        Assert.Equal(whole.Order(), parts.SelectMany(part => part).Order());
        var sizes = parts.Select(part => part.Count).ToList();
        var unit = whole.Select(TrialOf).Distinct().Count() < shards ? 1 : whole.Count / whole.Select(TrialOf).Distinct().Count();
        Assert.InRange(sizes.Max() - sizes.Min(), 0, unit);
    }

    [Fact]
    public void Shards_with_fewer_trials_than_parts_share_their_repetitions()
    {
        var work = Work("-e", "Quadratic", "--pick", "2:4", "--repetitions", "4", "--shard", "2/3");

        Assert.Equal(["#2/1", "#3/0", "#3/3"], work);
    }

    [Fact]
    public void A_shard_is_the_same_whatever_has_run()
    {
        string[] shard = ["-e", "Quadratic", "--shard", "2/3"];
        var before = Work(shard);
        _folder.Run(0, "-e", "Quadratic", "--pick", "1:5", "-q");

        Assert.Equal(["#1", "#4", "#7"], before.Select(TrialOf).Distinct());
        Assert.Equal(["#7/0", "#7/1", "#7/2"], Work(shard));

        _folder.Run(0, [.. shard, "-q"]);
        Assert.Empty(Work(shard));
    }

    [Fact]
    public void Shards_in_one_folder_one_after_the_other_leave_what_the_sweep_leaves()
    {
        using var other = new SweepFolder();
        other.Run(0, "-e", "Quadratic");
        foreach (var shard in new[] { "3/4", "1/4", "4/4", "2/4" })
        {
            _folder.Run(0, "-e", "Quadratic", "--shard", shard, "-q");
        }

        Assert.Equal(other.Comparable("Quadratic"), _folder.Comparable("Quadratic"));
        Assert.Equal("2/4", JsonNode.Parse(File.ReadAllText(_folder.File("results", "Quadratic", "sweep.json")))!["options"]!["shard"]!.ToString());
    }

    [Fact]
    public void Plan_dry_run_progress_and_summary_name_the_shard()
    {
        Assert.Contains("Quadratic, shard 2/3: 3 trials x 3 repetitions, 9 to run -> results/Quadratic\n", _folder.Run(0, "plan", "-e", "Quadratic", "--shard", "2/3").Output);
        Assert.Contains("Quadratic, shard 1/4: 2 of the 6 repetitions of 2 trials, 2 to run -> results/Quadratic\n", _folder.Run(0, "--dry-run", "-e", "Quadratic", "--pick", "0:2", "--repetitions", "3", "--shard", "1/4").Output);

        var run = _folder.Run(0, "-e", "Quadratic", "--shard", "2/3", "--json");

        Assert.Contains("Quadratic, shard 2/3: 9 of 9 completed (9 now", run.Error);
        Assert.Equal("2/3", JsonNode.Parse(run.Output)!["experiments"]![0]!["shard"]!.ToString());
    }

    [Fact]
    public void The_exit_code_of_a_shard_speaks_of_its_own_part()
    {
        _folder.Run(0, "-e", "Faulty", "--set", "Fault=None,Throws", "--shard", "1/2", "-q");
        _folder.Run(1, "-e", "Faulty", "--set", "Fault=None,Throws", "--shard", "2/2", "-q");
        _folder.Run(0, "-e", "Faulty", "--set", "Fault=None,Throws", "--shard", "1/2", "-q");
    }

    [Fact]
    public void A_shard_for_which_nothing_is_left_has_done_its_part()
    {
        Assert.Contains("Faulty, shard 3/3: 0 trials x 1 repetition, 0 to run", _folder.Run(0, "-e", "Faulty", "--set", "Fault=None,Throws", "--shard", "3/3").Error);
        Assert.Contains("--where Fault == 'Exits' leaves no config", _folder.Run(2, "-e", "Faulty", "--set", "Fault=None", "--where", "Fault == 'Exits'", "--shard", "3/3").Error);
    }

    /// <summary>The repetitions a command would run: <c>#3/0</c>.</summary>
    private List<string> Work(params string[] args)
        => [.. _folder.Run(0, ["run", "--dry-run", .. args]).Output.Split('\n').Where(line => line.StartsWith("  #", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0])];

    private static string TrialOf(string repetition) => repetition.Split('/')[0];
}
