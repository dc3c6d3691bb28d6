using ExpRunner.Sweeps;

namespace ExpRunner.TestKit;

public abstract partial class TypedExecutorContract
{
    [Fact]
    public async Task Output_goes_to_logs_and_only_where_there_is_some()
    {
        await using (var executor = await StartAsync())
        {
            await executor.RunAsync([Attempts.Do("nothing"), Attempts.Do("print", text: "first"), Attempts.Do("nothing"), Attempts.Do("print", text: "täxt"), Attempts.Do("nothing")]);
        }
        Assert.Equal(["out/1/stderr.log", "out/1/stdout.log", "out/3/stderr.log", "out/3/stdout.log"], Folder.Files);
        Assert.Equal("out first", File.ReadAllText(Folder["out", "1", "stdout.log"]));
        Assert.Equal("error first", File.ReadAllText(Folder["out", "1", "stderr.log"]));
        Assert.Equal("out täxt", File.ReadAllText(Folder["out", "3", "stdout.log"]));
        Assert.Equal("error täxt", File.ReadAllText(Folder["out", "3", "stderr.log"]));
    }

    [Fact]
    public async Task A_later_try_has_logs_and_series_of_its_own()
    {
        await using (var executor = await StartAsync())
        {
            var first = Attempts.Do("print", text: "1");
            await executor.RunAsync([first, first with { Number = 2 }, Attempts.Do("log") with { Number = 3 }]);
        }
        Assert.Equal(["out/0/stderr.2.log", "out/0/stderr.log", "out/0/stdout.2.log", "out/0/stdout.log", "out/1/metrics.3.jsonl"], Folder.Files);
    }

    [Fact]
    public async Task Logged_values_are_lines_of_a_file()
    {
        await using (var executor = await StartAsync())
        {
            await executor.RunAsync([Attempts.Do("log", 0.05), Attempts.Do("nothing")]);
        }
        Assert.Equal(["out/0/metrics.jsonl"], Folder.Files);
        var lines = File.ReadAllLines(Folder["out", "0", "metrics.jsonl"]);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("""{"name":"loss","step":0,"value":1,"at":""", lines[0]);
        Assert.StartsWith("""{"name":"loss","step":1,"value":"NaN","at":""", lines[1]);
    }
}
