using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Queues;

/// <summary>A queue that is edited while its sweep runs.</summary>
public sealed class QueueTests : IDisposable
{
    private readonly QueueFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Five_edits_one_of_them_broken_do_what_they_say()
    {
        using var sweep = await _folder.StartAsync();
        await _folder.WaitsAsync(2, 3, 4, 5);

        _folder.Edit(text => text.Replace("waiting:\n", "waiting:\n- { a: 20 }\n"));
        await _folder.WaitsAsync(20, 2, 3, 4, 5);
        _folder.Edit(text => Without(text, "a: 3 }"));
        await _folder.WaitsAsync(20, 2, 4, 5);
        _folder.Edit(text => text.Replace("a: 4 }", "a: [4 }"));
        await sweep.SaysAsync("until this is mended, the last good state goes on");
        Assert.Contains("q.yaml:9:", sweep.Error);
        var listed = _folder.Verb("list", "q.yaml");
        Assert.NotEqual(0, listed.ExitCode);
        Assert.Contains("q.yaml:9:", listed.Error);
        _folder.LetEnd(1);
        await Eventually.HoldsAsync(() => _folder.Ran.Contains("20"), "the last good state goes on");
        _folder.Edit(text => text.Replace("a: [4 }", "a: 4 }"));
        await _folder.WaitsAsync(2, 4, 5);
        _folder.Edit(text => Moved(text, "a: 5 }"));
        await _folder.WaitsAsync(5, 2, 4);
        _folder.Edit(text => text.Replace("a: 2 }", "a: 2, b: 8 }"));
        await Eventually.HoldsAsync(() => File.ReadAllText(_folder.Queue).Contains("{ id: 6, a: 2, b: 8 }", StringComparison.Ordinal), "the changed one is a new trial");
        _folder.LetEnd();

        var ended = await sweep.EndAsync();
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("held: 5 of 5 completed", ended.Error);
        Assert.Equal(["1", "20", "5", "2", "4"], _folder.Ran);
        Assert.Equal([0, 3, 4, 5, 6], _folder.Results.Select(line => (int)line["experiment_id"]!));
        Assert.Contains("waiting: []\nremoved: \"1:3\"", File.ReadAllText(_folder.Queue));
    }

    [Fact]
    public async Task A_file_that_somebody_is_about_to_write_is_no_wish_that_nothing_waits()
    {
        using var sweep = await _folder.StartAsync();
        Assert.Equal(0, _folder.Verb("pause", "q.yaml").ExitCode);
        await Eventually.HoldsAsync(() => File.ReadAllText(_folder.Queue).Contains("was: { paused: true", StringComparison.Ordinal), "the sweep has written that it is paused");
        var text = File.ReadAllText(_folder.Queue);
        await using (var editor = new StreamWriter(_folder.Queue))
        {
            await sweep.SaysAsync("q.yaml:1:1: the file is empty");
            Assert.Contains("q.yaml:1:1: the file is empty", _folder.Verb("add", "q.yaml", "a=7").Error);
            await editor.WriteAsync(text.Replace("\npaused: true\n", "\npaused: false\n"));
        }
        _folder.LetEnd();

        Assert.Equal(0, (await sweep.EndAsync()).ExitCode);
        Assert.Equal(["1", "2", "3", "4", "5"], _folder.Ran);
    }

    [Fact]
    public async Task An_edit_is_taken_back_before_the_sweep_has_written_the_file_anew()
    {
        using var sweep = await _folder.StartAsync();
        await _folder.WaitsAsync(2, 3, 4, 5);
        await using (await _folder.HeldAsync())
        {
            var before = File.ReadAllText(_folder.Queue);
            _folder.Edit(text => Without(text, "a: 3 }").Replace("\npaused: false\n", "\npaused: true\n").Replace("waiting:\n", "waiting:\n- { a: 9 }\n"));
            await sweep.SaysAsync("q.yaml: paused");
            File.WriteAllText(_folder.Queue, before);
            _folder.LetEnd(1);
            await Eventually.HoldsAsync(() => _folder.Ran.Contains("2"), "it is paused no more");
        }
        await _folder.WaitsAsync(3, 4, 5);
        _folder.LetEnd();

        Assert.Equal(0, (await sweep.EndAsync()).ExitCode);
        Assert.Equal(["1", "2", "3", "4", "5"], _folder.Ran);
    }

    [Fact]
    public async Task A_paused_queue_starts_nothing_and_a_dry_one_waits_where_it_is_kept_open()
    {
        using var sweep = await _folder.StartAsync();
        Assert.Equal(0, _folder.Verb("pause", "q.yaml").ExitCode);
        await sweep.SaysAsync("q.yaml: paused");
        _folder.LetEnd();
        await Eventually.HoldsAsync(() => _folder.Journal.Ended.Count == 1, "what runs goes on");
        Assert.Equal(0, _folder.Verb("keep", "q.yaml").ExitCode);
        Assert.Equal(0, _folder.Verb("remove", "q.yaml", "1:4").ExitCode);
        Assert.Equal(["1"], _folder.Ran);
        Assert.Equal(0, _folder.Verb("resume", "q.yaml").ExitCode);
        await sweep.SaysAsync("the sweep waits for more lines");
        Assert.Equal(0, _folder.Verb("add", "q.yaml", "a=30", "b=text").ExitCode);
        await Eventually.HoldsAsync(() => _folder.Journal.Ended.Count == 3, "what is added starts at once");
        Assert.Equal(0, _folder.Verb("close", "q.yaml").ExitCode);

        Assert.Equal(0, (await sweep.EndAsync()).ExitCode);
        Assert.Equal(["1", "5", "30"], _folder.Ran);
    }

    [Fact]
    public async Task Another_terminal_adds_moves_removes_and_lists()
    {
        using var sweep = await _folder.StartAsync();
        Assert.Equal(0, _folder.Verb("add", "q.yaml", "a=0x10", "--first").ExitCode);
        await _folder.WaitsAsync(16, 2, 3, 4, 5);
        Assert.Equal(0, _folder.Verb("move", "q.yaml", "4", "--to", "2").ExitCode);
        await _folder.WaitsAsync(16, 5, 2, 3, 4);
        Assert.Equal(0, _folder.Verb("move", "q.yaml", "5", "--last").ExitCode);
        Assert.Equal(0, _folder.Verb("remove", "q.yaml", "1", "2").ExitCode);
        await _folder.WaitsAsync(5, 4, 16);
        var listed = _folder.Verb("list", "q.yaml", "--json");

        Assert.Equal("""{"paused":false,"wait":false,"problems":[],"waiting":[{"id":4,"a":5},{"id":3,"a":4},{"id":5,"a":16}],"removed":[1,2]}""", listed.Output.Trim());
        Assert.Contains("0 does not wait", _folder.Verb("remove", "q.yaml", "0").Error);
        Assert.Contains("'a' sets nothing", _folder.Verb("add", "q.yaml", "a").Error);
        Assert.Contains("there is no such file", _folder.Verb("list", "r.yaml").Error);
        _folder.LetEnd();
        Assert.Equal(0, (await sweep.EndAsync()).ExitCode);
        Assert.Equal(["1", "5", "4", "16"], _folder.Ran);
    }

    [Fact]
    public async Task A_copy_that_was_saved_late_brings_back_neither_what_began_nor_what_was_removed()
    {
        using var sweep = await _folder.StartAsync();
        await _folder.WaitsAsync(2, 3, 4, 5);
        var copy = File.ReadAllText(_folder.Queue);
        Assert.Equal(0, _folder.Verb("remove", "q.yaml", "3").ExitCode);
        Assert.Equal(0, _folder.Verb("add", "q.yaml", "a=9").ExitCode);
        await _folder.WaitsAsync(2, 3, 5, 9);
        _folder.LetEnd(1);
        await Eventually.HoldsAsync(() => _folder.Ran.Contains("2"), "the second one begins");

        File.WriteAllText(_folder.Queue, copy.Replace("waiting:\n", "waiting:\n- { a: 8 }\n"));
        await _folder.WaitsAsync(8, 3, 5, 9);
        _folder.LetEnd();

        Assert.Equal(0, (await sweep.EndAsync()).ExitCode);
        Assert.Equal(["1", "2", "8", "3", "5", "9"], _folder.Ran);
        Assert.Equal(6, _folder.Journal.Started.Count);
    }

    [Fact]
    public async Task The_next_start_goes_on_with_the_queue_as_it_was_left()
    {
        using (var sweep = await _folder.StartAsync())
        {
            Assert.Equal(0, _folder.Verb("add", "q.yaml", "a=40", "--first").ExitCode);
            Assert.Equal(0, _folder.Verb("remove", "q.yaml", "2").ExitCode);
            await _folder.WaitsAsync(40, 2, 4, 5);
            sweep.Signal(Signal.Interrupt);
            await sweep.SaysAsync("Interrupted");
            _folder.LetEnd(1);
            Assert.Equal(130, (await sweep.EndAsync()).ExitCode);
        }
        // While no sweep runs, editors and verbs do the same.
        _folder.Edit(text => Without(text, "a: 4 }"));
        Assert.Equal(0, _folder.Verb("add", "q.yaml", "a=50").ExitCode);
        using (var sweep = await _folder.StartAsync())
        {
            await _folder.WaitsAsync(2, 5, 50);
            sweep.Signal(Signal.Kill);
            await sweep.EndAsync();
        }
        _folder.LetEnd();
        var last = Programs.Run(Programs.Tool, _folder.Path, "run", "held.yaml", "--queue", "q.yaml", "-j", "1");

        Assert.Equal(0, last.ExitCode);
        Assert.Equal(["1", "40", "2", "5", "50", "40"], _folder.Ran);
        Assert.Equal([1, 2, 5, 40, 50], _folder.Results.Select(line => (int)line["a"]!).Order());
    }

    [Fact]
    public async Task Without_the_queue_the_rest_of_the_plan_runs_and_what_was_added_stays_in_the_results()
    {
        using (var sweep = await _folder.StartAsync())
        {
            Assert.Equal(0, _folder.Verb("add", "q.yaml", "a=60", "--first").ExitCode);
            Assert.Equal(0, _folder.Verb("remove", "q.yaml", "1:5").ExitCode);
            _folder.LetEnd();
            Assert.Equal(0, (await sweep.EndAsync()).ExitCode);
        }
        var plain = Programs.Run(Programs.Tool, _folder.Path, "run", "held.yaml", "-j", "1");

        Assert.Equal(0, plain.ExitCode);
        Assert.Equal(["1", "60", "2", "3", "4", "5"], _folder.Ran);
        Assert.Equal(6, _folder.Results.Count);
        Assert.Contains("60", Programs.Run(Programs.Tool, _folder.Path, "report", "results").Output);
        Assert.Matches(@"held +6 +6 +6 +0 +0", Programs.Run(Programs.Tool, _folder.Path, "status").Output);
    }

    [Fact]
    public void What_cannot_be_is_refused_before_anything_runs()
    {
        Assert.Contains("--queue q.yaml: a queue is of one runner", Refused("--shard", "1/2"));
        Assert.Contains("--queue q.yaml: trials of a queue run with all repetitions", Refused("--order", "outer"));
        Assert.Contains("--queue q.yaml: a cluster has a queue of its own", Refused("--backend", "orleans"));
        File.WriteAllText(_folder.Queue, "waiting:\n- { a: 1, c: 2 }\n- { a: = 1 }\n- 3\nwiat: true\n");
        var broken = Refused();

        Assert.Contains("q.yaml:4:3: this is the number 3", broken);
        Assert.Contains("q.yaml:5:1: there is no key 'wiat' in a queue file. Did you mean 'wait'?", broken);
        File.WriteAllText(_folder.Queue, "waiting:\n- { a: 1, c: 2 }\n- { a: = 1 }\n");
        broken = Refused();
        Assert.Contains("q.yaml:2:11: held has no parameter 'c'.", broken);
        Assert.Contains("q.yaml:3:8: 'a' is an expression, which queue files do not have.", broken);
        Assert.Empty(_folder.Ran);
    }

    [Fact]
    public async Task A_second_sweep_gets_neither_the_file_nor_the_folder()
    {
        using var sweep = await _folder.StartAsync();

        Assert.Contains("another sweep that runs has this file", Refused("--out", "elsewhere"));
        var other = Programs.Run(Programs.Tool, _folder.Path, "run", "held.yaml");
        Assert.NotEqual(0, other.ExitCode);
        Assert.Contains("with other options", other.Error);
        _folder.LetEnd();
        Assert.Equal(0, (await sweep.EndAsync()).ExitCode);
        Assert.Equal(5, _folder.Ran.Count);
    }

    [Fact]
    public async Task Values_are_checked_as_those_of_the_class_are()
    {
        using var folder = new SweepFolder();
        var queue = folder.File("q.yaml");
        File.WriteAllText(queue, "paused: true\n");
        using var sweep = folder.Start("-e", "Conditional", "--sweep", "Small", "--queue", "q.yaml", "-j", "1");
        await sweep.SaysAsync("q.yaml: paused");
        await AddAsync("12", "Optimizer={ type: Adam, Beta: 0.99 }", "Size={ Layers: 9, Width: 64 }");
        Assert.Contains("the constraint FitsMemory does not hold for this trial", Problems());
        Undo();
        await AddAsync("13", "Ridge=x", "Nothing=1");
        Assert.Contains("\"x\" is not a double", Problems());
        Assert.Contains("Conditional has no config field 'Nothing'", Problems());
        Undo();
        Assert.Equal(0, folder.Run("queue", "add", "q.yaml", "Ridge=1e-3", "Size={ Layers: 9, Width: 8 }", "--first").ExitCode);
        await Eventually.HoldsAsync(() => !File.ReadAllText(queue).Contains("- { Ridge", StringComparison.Ordinal), "it has an id");
        Assert.Equal(0, folder.Run("queue", "resume", "q.yaml").ExitCode);
        var ended = await sweep.EndAsync();

        Assert.True(ended.ExitCode == 0, ended.All);
        Assert.Equal(5, folder.Results("Conditional").Count);
        Assert.Equal(9 * 8, (int)folder.Results("Conditional")[^1]["scores"]!["Cost"]![0]!);
        Assert.Equal(4, folder.Journal("Conditional").Started[0].ExperimentId);

        async Task AddAsync(string what, params string[] values)
        {
            Assert.Equal(0, folder.Run(["queue", "add", "q.yaml", .. values]).ExitCode);
            await Eventually.HoldsAsync(() => File.Exists(folder.File(".q.yaml.problems")), $"it is refused ({what})");
        }

        string Problems() => folder.Run(1, "queue", "list", "q.yaml").Error;

        void Undo()
        {
            var lines = File.ReadAllLines(queue).Where(line => !line.StartsWith("- {", StringComparison.Ordinal) || line.StartsWith("- { id", StringComparison.Ordinal));
            File.WriteAllText(queue, string.Join('\n', lines) + "\n");
            SpinWait.SpinUntil(() => !File.Exists(folder.File(".q.yaml.problems")), TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task A_line_is_a_trial_with_all_its_repetitions()
    {
        using var folder = new QueueFolder(trials: 3, repetitions: 2);
        using var sweep = await folder.StartAsync();
        await folder.WaitsAsync(2, 3);
        Assert.Equal(0, folder.Verb("move", "q.yaml", "2", "--first").ExitCode);
        Assert.Equal(0, folder.Verb("add", "q.yaml", "a=9").ExitCode);
        await folder.WaitsAsync(3, 2, 9);
        folder.LetEnd();

        Assert.Contains("held: 8 of 8 completed", (await sweep.EndAsync()).Error);
        Assert.Equal(["1", "1", "3", "3", "2", "2", "9", "9"], folder.Ran);
    }

    private string Refused(params string[] options)
    {
        var refused = Programs.Run(Programs.Tool, _folder.Path, ["run", "held.yaml", "--queue", "q.yaml", "-j", "1", .. options]);
        Assert.Equal(2, refused.ExitCode);
        return refused.Error;
    }

    private static string Without(string text, string part) => string.Concat(text.Split('\n').Where(line => !line.Contains(part, StringComparison.Ordinal)).Select(line => line + "\n")).Replace("\n\n", "\n");

    private static string Moved(string text, string part)
    {
        var line = text.Split('\n').Single(line => line.Contains(part, StringComparison.Ordinal));
        return Without(text, part).Replace("waiting:\n", $"waiting:\n{line}\n");
    }
}
