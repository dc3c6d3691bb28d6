namespace ExpRunner.EndToEnd.Tests.ProgramSweeps;

/// <summary>Values reach programs as they were written, and sweeps of any size are planned without being written down.</summary>
public sealed class ValueTests : IDisposable
{
    private static readonly string[] Hostile = ["a b", "c;echo x", "$(id)", "\"q\"", "it's", "*", "-x", "@file", "a\tb", "{out}", "\\n", "ä"];
    private readonly ProgramFolder _folder = new();

    public ValueTests() => _folder.Script("show.sh", "#!/bin/sh\nprintf '%s:' $#; printf '<%s>' \"$@\"");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("./show.sh {v} x={v}")]
    [InlineData("./show.sh {v} \"x={v}\"", "--shell")]
    public void Hostile_values_arrive_unchanged(string command, params string[] more)
    {
        _folder.Tool(0, ["exec", "grid", "--cmd", command, "--vl", "v", .. Hostile, .. more]);

        var arrived = Hostile.Select((_, id) => File.ReadAllText(_folder.At("results", "quick_experiment", $"{id}", "cmd.stdout.log")));
        Assert.Equal(Hostile.Select(value => $"2:<{value}><x={value}>"), arrived);
    }

    [Fact]
    public void Numbers_arrive_as_they_were_typed_and_are_the_same_config_however_they_are_typed()
    {
        _folder.Tool(0, "exec", "grid", "--cmd", "./show.sh {v}", "--vl", "v", "1e-5", "1.0");

        Assert.Equal("1:<1e-5>", File.ReadAllText(_folder.At("results", "quick_experiment", "0", "cmd.stdout.log")));
        Assert.Equal("1:<1.0>", File.ReadAllText(_folder.At("results", "quick_experiment", "1", "cmd.stdout.log")));
        Assert.Contains("2 of 2 completed before, 0 to run", _folder.Tool(0, "exec", "grid", "--cmd", "./show.sh {v}", "--vl", "v", "0.00001", "1").Error);
    }

    [Fact]
    public void Variables_vary_in_the_order_they_were_typed()
    {
        _folder.Tool(0, "exec", "grid", "--cmd", "./step.sh {b} {a} {c}", "--vg", "b", "1", "4", "2", "--vl", "a", "x", "y", "--va", "c", "0", "2", "1", "-j", "1");

        Assert.Equal(["1 x 0", "1 x 1", "1 y 0", "1 y 1", "2 x 0", "2 x 1", "2 y 0", "2 y 1"], _folder.Ran);
    }

    [Fact]
    public void A_list_takes_values_side_by_side()
    {
        _folder.Tool(0, "exec", "list", "--cmd", "./step.sh {a} {b} {c}", "--vl", "a", "1", "2", "--va", "b", "5", "7", "1", "--vl", "c", "z", "-j", "1");

        Assert.Equal(["1 5 z", "2 6 z"], _folder.Ran);
    }

    [Fact]
    public void A_million_times_a_million_commands_are_planned_and_shown_without_being_listed()
    {
        string[] values = ["--cmd", "./step.sh {a} {b}", "--va", "a", "0", "1000000", "1", "--va", "b", "0", "1000000", "1"];
        _folder.Write("vast.yaml", """
            stages: { go: "./step.sh {a} {b}" }
            sweeps: [{ a: { from: 0, to: 1000000, step: 1 }, b: { from: 0, to: 1000000, step: 1 } }]
            """);

        Assert.Contains("vast: 1,000,000,000,000 trials x 1 repetition, 1,000,000,000,000 to run", _folder.Tool(0, "plan", "vast.yaml").Output);
        var shown = _folder.Tool(0, ["exec", "grid", .. values, "--dry-run"]).Output;
        _folder.Tool(0, ["exec", "grid", .. values, "--first"]);

        Assert.Contains("  #999/0 a=0 b=999\n    cmd: ./step.sh 0 999\n  and more\n", shown);
        Assert.Equal(["0 0"], _folder.Ran);
    }
}
