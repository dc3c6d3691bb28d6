using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Sweeps of real experiments by the real command line.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Short_trials_by_the_thousand_end_although_their_batches_are_larger_than_a_pipe()
    {
        using var program = _folder.Start("-e", "Quadratic", "--repetitions", "600", "-j", "1", "--no-config-files");
        var finished = await program.EndAsync();
        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Equal(6000, _folder.Journal("Quadratic").Ended.Count);
    }

    [Fact]
    public void A_sweep_runs_everything_and_leaves_the_files_it_promises()
    {
        var finished = _folder.Run(0, "-e", "Quadratic");

        Assert.Contains("Quadratic: 10 trials x 3 repetitions, 30 to run -> results/Quadratic", finished.Error);
        Assert.Contains("30 of 30 completed", finished.Error);
        Assert.Contains("Loss", finished.Output);
        var first = _folder.Results("Quadratic")[0];
        Assert.Equal(
            ["experiment", "experiment_id", "X", "Y", "Noise", "Label", "Names", "Radius", "out_path", "repetitions", "status", "scores"],
            first.Select(member => member.Key));
        Assert.Equal(["Loss", "mean_Loss", "std_Loss", "Shared", "mean_Shared", "std_Shared", "fit_time", "mean_fit_time", "std_fit_time"], first["scores"]!.AsObject().Select(score => score.Key));
        Assert.Equal(3, first["scores"]!["Loss"]!.AsArray().Count);
        Assert.True(File.Exists(_folder.File("results", "Quadratic", "0", "2", "config.json")));
        Assert.Equal("Quadratic", JsonNode.Parse(File.ReadAllText(_folder.File("results", "Quadratic", "sweep.json")))!["experiment"]!.ToString());
    }

    [Fact]
    public void Single_and_pool_with_any_number_of_workers_give_the_same_scores()
    {
        _folder.Run(0, "-e", "Quadratic", "--backend", "single");
        var single = _folder.Comparable("Quadratic");

        foreach (var workers in new[] { "1", "2", "8" })
        {
            using var other = new SweepFolder();
            other.Run(0, "-e", "Quadratic", "--backend", "pool", "-j", workers, "--order", "shuffle");
            Assert.Equal(single, other.Comparable("Quadratic"));
        }
    }

    [Fact]
    public void The_noise_shared_by_configs_is_the_same_in_each_repetition()
    {
        _folder.Run(0, "-e", "Quadratic");

        var shared = _folder.Results("Quadratic").Select(line => line["scores"]!["Shared"]!.ToJsonString()).Distinct().ToList();

        Assert.Single(shared);
        Assert.Equal(3, JsonNode.Parse(shared[0])!.AsArray().Select(value => value!.GetValue<double>()).Distinct().Count());
    }

    [Fact]
    public void The_same_command_again_runs_nothing()
    {
        _folder.Run(0, "-e", "Quadratic");
        var before = _folder.Comparable("Quadratic");

        var again = _folder.Run(0, "-e", "Quadratic");

        Assert.Contains("30 of 30 completed before, 0 to run", again.Error);
        Assert.Equal(30, _folder.JournalLines("Quadratic", "started"));
        Assert.Equal(before, _folder.Comparable("Quadratic"));
    }

    [Fact]
    public void One_more_value_runs_only_the_new_configs_and_keeps_the_ids()
    {
        _folder.Run(0, "-e", "Quadratic");
        var before = _folder.Results("Quadratic").Select(line => line.ToJsonString()).ToList();

        var more = _folder.Run(0, "-e", "Quadratic", "--set", "Y=0,1,2");

        Assert.Contains("15 trials x 3 repetitions, 30 of 45 completed before, 15 to run", more.Error);
        var after = _folder.Results("Quadratic");
        Assert.Equal(before, after.Take(10).Select(line => line.ToJsonString()));
        Assert.All(after.Skip(10), line => Assert.Equal(2, line["Y"]!.GetValue<int>()));
        Assert.Equal(["12", "15", "18", "21", "24"], after.Skip(10).Select(line => line["experiment_id"]!.ToString()));
    }

    [Fact]
    public void More_repetitions_run_only_the_extra_ones()
    {
        _folder.Run(0, "-e", "Quadratic", "--repetitions", "1");
        Assert.True(File.Exists(_folder.File("results", "Quadratic", "0", "config.json")));
        var first = _folder.Results("Quadratic")[0]["scores"]!["Loss"]!.AsArray()[0]!.GetValue<double>();

        var more = _folder.Run(0, "-e", "Quadratic", "--repetitions", "3");

        Assert.Contains("10 of 30 completed before, 20 to run", more.Error);
        Assert.True(File.Exists(_folder.File("results", "Quadratic", "0", "2", "config.json")));
        Assert.False(Directory.Exists(_folder.File("results", "Quadratic", "0", "0")));
        Assert.Equal(first, _folder.Results("Quadratic")[0]["scores"]!["Loss"]!.AsArray()[0]!.GetValue<double>());
    }

    [Fact]
    public void Fewer_repetitions_are_a_view_of_what_is_there()
    {
        _folder.Run(0, "-e", "Quadratic", "--where", "X == 1", "--repetitions", "3");
        var three = _folder.Results("Quadratic")[0]["scores"]!["Loss"]!.ToJsonString();

        var fewer = _folder.Run(0, "-e", "Quadratic", "--where", "X == 1", "--repetitions", "2");

        Assert.Contains("4 of 4 completed before, 0 to run", fewer.Error);
        Assert.Equal(three, _folder.Results("Quadratic")[0]["scores"]!["Loss"]!.ToJsonString());
    }

    [Fact]
    public void A_renamed_folder_goes_on_where_it_was()
    {
        _folder.Run(0, "-e", "Quadratic");
        Directory.Move(_folder.File("results"), _folder.File("kept"));

        Assert.Contains("0 to run", _folder.Run(0, "-e", "Quadratic", "-o", "kept").Error);
    }

    [Fact]
    public void Redo_runs_what_is_selected_again_and_keeps_the_old_attempts()
    {
        _folder.Run(0, "-e", "Quadratic");

        var redo = _folder.Run(0, "-e", "Quadratic", "--redo", "--pick", "0:2");

        Assert.Contains("6 to run", redo.Error);
        Assert.Equal(36, _folder.JournalLines("Quadratic", "ended"));
        Assert.Equal(10, _folder.Results("Quadratic").Count);
    }

    [Fact]
    public void A_dry_run_prints_and_creates_nothing()
    {
        var dry = _folder.Run(0, "-e", "Quadratic", "--dry-run", "--repetitions", "1");

        Assert.Contains("#9/0 X=2 Y=1", dry.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.Contains("10 to run", _folder.Run(0, "-e", "Quadratic", "--repetitions", "1").Error);
    }

    [Fact]
    public void Where_and_pick_select_by_config_and_by_id()
    {
        _folder.Run(0, "-e", "Quadratic", "--where", "X > 0 && Y == 1", "--repetitions", "1");
        Assert.Equal(["7", "9"], _folder.Results("Quadratic").Select(line => line["experiment_id"]!.ToString()));

        _folder.Run(0, "-e", "Quadratic", "--pick", "Quadratic:0:2,4", "--repetitions", "1");
        Assert.Equal(["0", "1", "4", "7", "9"], _folder.Results("Quadratic").Select(line => line["experiment_id"]!.ToString()));
    }

    [Fact]
    public void Random_search_goes_on_in_the_same_order()
    {
        _folder.Run(0, "-e", "Conditional", "--search", "random", "-n", "3", "--sweep", "Wide");
        var three = _folder.Results("Conditional").Select(line => line.ToJsonString()).ToList();

        var five = _folder.Run(0, "-e", "Conditional", "--search", "random", "-n", "5", "--sweep", "Wide");

        Assert.Contains("3 of 5 completed before, 2 to run", five.Error);
        Assert.Equal(three, _folder.Results("Conditional").Take(3).Select(line => line.ToJsonString()));
        Assert.Equal(5, _folder.Results("Conditional").Select(line => line["Optimizer"]!.ToJsonString() + line["Ridge"]!.ToJsonString()).Distinct().Count());
    }

    [Fact]
    public void Named_grids_alternatives_and_constraints_make_one_sweep()
    {
        var run = _folder.Run(0, "-e", "Conditional");

        // Small: (2 + 2) x 1; Wide: (2 + 2) x 4, less those of Adam with beta 0.99 at width 64.
        Assert.Contains("Conditional: 16 trials", run.Error);
        Assert.DoesNotContain(_folder.Results("Conditional"), line => line["Optimizer"]!["Beta"]?.GetValue<double>() == 0.99 && line["Size"]!["Width"]!.GetValue<int>() == 64);
    }

    [Fact]
    public void Listed_configs_run_in_their_order()
    {
        _folder.Run(0, "-e", "Conditional", "--search", "listed");

        Assert.Equal([0.5, 0.25], _folder.Results("Conditional").Select(line => line["Ridge"]!.GetValue<double>()));
        Assert.Equal("Adam", _folder.Results("Conditional")[1]["Optimizer"]!["type"]!.ToString());
    }

    [Fact]
    public void Text_lists_and_enums_can_be_set()
    {
        _folder.Run(0, "-e", "Quadratic", "--set", "Noise=None", "--set", "Names=[\"x,y\",\"z\"]", "--set", "Label=a b", "--set", "X=1", "--repetitions", "1");

        var line = _folder.Results("Quadratic")[0];
        Assert.Equal("[\"x,y\",\"z\"]", line["Names"]!.ToJsonString());
        Assert.Equal("a b", line["Label"]!.ToString());
        Assert.Equal("None", line["Noise"]!.ToString());
        Assert.Equal(0, line["scores"]!["mean_Loss"]!.GetValue<double>());
    }

    [Fact]
    public void Labels_are_links_to_the_folders()
    {
        _folder.Run(0, "-e", "Quadratic", "--repetitions", "1", "--label", "x{X}-y{Y}");

        Assert.True(File.Exists(_folder.File("results", "Quadratic", "by-label", "x-2-y1", "config.json")));
    }

    [Fact]
    public void Json_is_one_object_on_standard_output()
    {
        var finished = _folder.Run(0, "-e", "Quadratic", "--json", "-q");

        var summary = JsonNode.Parse(finished.Output)!;
        Assert.Equal(30, summary["experiments"]![0]!["completed"]!.GetValue<int>());
        Assert.Equal("", finished.Error);
    }

    [Fact]
    public void First_runs_one_repetition_with_its_output_on_screen()
    {
        var finished = _folder.Run(0, "-e", "Slow", "--first", "--set", "Prints=true");

        Assert.Contains("N is 0", finished.Output + finished.Error);
        Assert.Equal(1, _folder.JournalLines("Slow", "ended"));
    }
}
