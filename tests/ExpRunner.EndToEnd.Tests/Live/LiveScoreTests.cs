namespace ExpRunner.EndToEnd.Tests.Live;

/// <summary>Values that trials log are shown while they run.</summary>
public sealed class LiveScoreTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public void The_newest_values_of_classes_stand_beside_what_runs(string backend)
    {
        var ended = Programs.OnTerminal(120, "", Programs.TestExperiments, _folder.Path, "-e", "Slow", "--set", "Milliseconds=2000", "--pick", "0", "--backend", backend);

        Assert.Contains("#0/0 N=0 Milliseconds=2000  progress 0.4 (step 2)", ended.Output);
    }

    [Fact]
    public void The_newest_values_of_programs_do_too_and_can_do_nothing_to_the_terminal()
    {
        File.WriteAllText(_folder.File("logs.sh"), """
            echo '{"name":"loss","value":0.5,"step":39}' > "$EXPRUN_METRICS"
            echo '{"name":"loss","value":0.31,"step":40}' >> "$EXPRUN_METRICS"
            echo '{"name":"acc\u001b[31m","value":0.9,"step":40}' >> "$EXPRUN_METRICS"
            printf '{"name":"loss","val' >> "$EXPRUN_METRICS"
            sleep 1
            """);
        File.WriteAllText(_folder.File("logs.yaml"), "stages: { go: \"sh logs.sh {a}\" }\nsweeps: [{ a: [1] }]\n");

        var ended = Programs.OnTerminal(120, "", Programs.Tool, _folder.Path, "run", "logs.yaml");

        Assert.Contains("#0/0 a=1  loss 0.31, acc [31m 0.9 (step 40)", ended.Output);
    }
}
