namespace ExpRunner.EndToEnd.Tests;

/// <summary><c>filter</c>, on what sweeps leave; what docs/filter.md shows is tested with the other pages.</summary>
public sealed class FilterTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Trials_of_a_sweep_are_chosen_by_config_and_scores()
    {
        _folder.Run(0, "-e", "Quadratic", "-q");
        var all = _folder.Results("Quadratic");
        var name = all[0]["scores"]!.AsObject().First().Key;

        var best = Tool(0, "filter", "results/Quadratic", "--sort", $"-{name}", "--select", $"experiment_id, best = {name}").Output.Split('\n')[0];

        var expected = all.MaxBy(line => line["scores"]![$"mean_{name}"]!.GetValue<double>())!;
        Assert.Equal($$"""{"experiment_id":{{expected["experiment_id"]}},"best":{{expected["scores"]![$"mean_{name}"]}}}""", best);
        Assert.Equal(all.Count(line => line["experiment_id"]!.GetValue<int>() % 2 == 0), Lines(Tool(0, "filter", "results/Quadratic/results.jsonl", "--where", "experiment_id % 2 == 0", "--where", "status == 'completed'")));
    }

    [Fact]
    public void The_last_line_of_a_trial_counts_and_broken_ones_are_named()
    {
        File.WriteAllText(_folder.File("results.jsonl"),
            """
            {"experiment":"A","experiment_id":0,"x":1}
            {"experiment":"A","experiment_id":1,"x":2}
            {"experiment":"A","experiment_id":0,"x":3}
            {"experiment":"A",
            """);

        var finished = Tool(0, "filter", ".", "--select", "x");

        Assert.Equal("{\"x\":3}\n{\"x\":2}\n", finished.Output);
        Assert.StartsWith("warning: ./results.jsonl:4: this is no JSON", finished.Error);
        File.AppendAllText(_folder.File("results.jsonl"), "\n{\"y\":1}\n");
        Assert.Equal("{\"z\":4}\n{\"z\":3}\n{\"z\":1}\n", Tool(0, "filter", ".", "--select", "z = coalesce(x, 0) + 1").Output);
    }

    [Fact]
    public void Tables_and_lines_become_each_other_and_files_may_replace_themselves()
    {
        File.WriteAllText(_folder.File("a.csv"), "x,opt.lr,t\n3,1e-5,\"b,c\"\n1,,a\n");

        Assert.Equal("", Tool(0, "filter", "a.csv", "--sort", "x", "-o", "a.jsonl").Output);
        Assert.Equal("{\"x\":1,\"opt.lr\":null,\"t\":\"a\"}\n{\"x\":3,\"opt.lr\":1e-5,\"t\":\"b,c\"}\n", File.ReadAllText(_folder.File("a.jsonl")));
        Tool(0, "filter", "a.jsonl", "a.csv", "--where", "opt.lr < 1", "-o", "a.csv");
        Assert.Equal("x,opt.lr,t\n3,1e-5,\"b,c\"\n3,1e-5,\"b,c\"\n", File.ReadAllText(_folder.File("a.csv")));
        Assert.Equal(["a.csv", "a.jsonl"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_link_stays_a_link_and_a_device_is_written_into()
    {
        File.WriteAllText(_folder.File("a.csv"), "x\n3\n1\n");
        Directory.CreateDirectory(_folder.File("far"));
        File.WriteAllText(_folder.File("far/b.csv"), "old");
        File.CreateSymbolicLink(_folder.File("b.csv"), "far/b.csv");

        Tool(0, "filter", "a.csv", "--sort", "x", "-o", "b.csv");

        Assert.Equal("far/b.csv", new FileInfo(_folder.File("b.csv")).LinkTarget);
        Assert.Equal("x\n1\n3\n", File.ReadAllText(_folder.File("far/b.csv")));
        Assert.Equal("x\n1\n3\n", Tool(0, "filter", "a.csv", "--sort", "x", "-f", "csv", "-o", "/dev/stdout").Output);
        Assert.Equal("/proc/self/fd/1", new FileInfo("/dev/stdout").LinkTarget);
    }

    [Theory]
    [InlineData("no.yaml: there is no such file", "no.yaml")]
    [InlineData("error: --where: Unknown name 'lrr'. Did you mean 'lr'?\n  lrr > 1\n  ^", "a.yaml", "--where", "lrr > 1")]
    [InlineData("error: --select: no record has 'mdel'. Did you mean 'model'?", "a.yaml", "--select", "lr,mdel")]
    [InlineData("error: --select: 'lr' is there twice.", "a.yaml", "--select", "lr", "--select", "lr = 2")]
    [InlineData("error: --sort: A value was expected, not the end.", "a.yaml", "--sort", "lr +")]
    [InlineData("error: a.yaml:4: --select: '*' needs two numbers, not null and the number 2.", "a.yaml", "--select", "x = lr * 2")]
    [InlineData("error: a.yaml:1: --where: The text 'VGG' and the number 1 have no order", "a.yaml", "--where", "model > 1")]
    [InlineData("--reverse: it turns sorts round, and there is none. Add --sort.", "a.yaml", "--reverse")]
    [InlineData("There is no option '--wher'", "a.yaml", "--wher", "x")]
    [InlineData("error: @no.args: the arguments cannot be read", "a.yaml", "@no.args")]
    [InlineData("error: No record could be read.", "broken.jsonl")]
    [InlineData("Required argument missing")]
    public void Bad_usage_is_named_with_exit_code_2(string message, params string[] arguments)
    {
        File.WriteAllText(_folder.File("a.yaml"), "model: VGG\nlr: 1\n---\nmodel: WRN\n");
        File.WriteAllText(_folder.File("broken.jsonl"), "{\n");

        var finished = Tool(2, ["filter", .. arguments]);

        Assert.Contains(message, finished.Error);
        Assert.Empty(finished.Output);
        Assert.DoesNotContain("   at ", finished.Error);
    }

    private static int Lines(Finished finished) => finished.Output.Count(sign => sign == '\n');

    private Finished Tool(int expected, params string[] args)
    {
        var finished = Programs.Run(Programs.Tool, _folder.Path, args);
        Assert.True(finished.ExitCode == expected, $"expected exit code {expected}: {string.Join(' ', args)}\n{finished.All}");
        return finished;
    }
}
