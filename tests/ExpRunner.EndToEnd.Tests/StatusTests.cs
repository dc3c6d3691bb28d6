using System.Text.Json.Nodes;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>How far sweeps are, without the project that runs them and with it.</summary>
public sealed class StatusTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Counts_failures_what_is_missing_and_the_first_error()
    {
        _folder.Run(1, "-e", "Faulty", "--set", "Fault=None,Throws,ReturnsNull,Exits", "--backend", "pool", "--max-failures", "2", "-j", "1", "-q");

        var status = Json("status", "--json");

        Assert.Equal((3, 4, 1, 2, 1), (Number(status, "trials"), Number(status, "planned"), Number(status, "completed"), Number(status, "failed"), Number(status, "missing")));
        Assert.Equal("2 failed", status["failures"]!.ToString());
        Assert.StartsWith("#1/0: failed: ", status["first_error"]!.ToString());
        Assert.Contains("the outer reason", status["first_error"]!.ToString());
        Assert.Contains("\nFaulty: first error: #1/0: failed: ", Tool(0, "status").Output);
    }

    [Fact]
    public void The_tool_tells_the_code_that_made_results_and_the_project_which_are_stale()
    {
        _folder.Run(0, "-e", "Quadratic", "-q");
        var code = Json("status", "--json")["codes"]!.AsObject().Single();
        Assert.Equal(("code-".Length + 32, 30), (code.Key.Length, code.Value!.GetValue<int>()));
        Assert.Null(Json("status", "--json")["stale"]);
        Assert.DoesNotContain("stale", _folder.Run(0, "status").Output);

        MakeByOtherCode(code.Key);

        var stale = _folder.Run(0, "status").Output;
        Assert.Matches(@"experiment +trials +planned +completed +failed +missing +stale ", stale);
        Assert.Contains("Quadratic: 30 of the results were made by other code than today's; --redo stale runs them again.", stale);
        Assert.Contains("30 of the results in results/Quadratic were made by other code than today's; they are kept. --redo stale runs them again.", _folder.Run(0, "-e", "Quadratic").Error);
        _folder.Run(0, "-e", "Quadratic", "--redo", "stale", "--pick", "0:2", "-q");
        Assert.Contains("the results were made by different code: 24 0123456789ab, 6 ", Tool(0, "status").Output);
        Assert.Contains("24 of the results were made by other code", _folder.Run(0, "status").Output);
    }

    [Fact]
    public async Task What_runs_and_what_was_lost_is_told()
    {
        using (var running = _folder.Start("-e", "Slow", "--set", "Milliseconds=60000", "-j", "2", "--seed", "5"))
        {
            await Eventually.HoldsAsync(() => _folder.Journal("Slow").Started.Count == 2, "two trials run");

            var now = Json("status", "--json");
            Assert.Equal((2, 0, 0, 20), (Number(now, "running"), Number(now, "lost"), Number(now, "completed"), Number(now, "missing")));
            Assert.StartsWith($"process {running.Id} on ", now["run_by"]!.ToString());

            running.Signal(Signal.Kill);
            await running.EndAsync();
        }
        var after = Json("status", "--json");

        Assert.Equal((0, 2), (Number(after, "running"), Number(after, "lost")));
        Assert.Null(after["run_by"]);
        Assert.Contains("Slow: 2 were running when their runner died; the next start runs them again.", Tool(0, "status").Output);
    }

    [Fact]
    public void Shards_damage_and_sizes_are_told()
    {
        _folder.Run(0, "-e", "Quadratic", "--shard", "2/3", "-q", "-o", "part");
        File.AppendAllText(_folder.File("part", "Quadratic", "journal.jsonl"), "{\"seq\":broken\n");

        var status = Json("status", "part/Quadratic", "--format", "json");

        Assert.Equal("2/3", status["shard"]!.ToString());
        Assert.Equal((9, 9, 1), (Number(status, "planned"), Number(status, "completed"), Number(status, "damaged")));
        Assert.Equal(new FileInfo(_folder.File("part", "Quadratic", "journal.jsonl")).Length, status["journal_bytes"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("csv", "experiment,shard,trials,planned,completed,failed,failures,missing,lost,set_aside,running,run_by,stale,codes,first_error,damaged,journal_bytes,folder\n")]
    [InlineData("markdown", "| experiment | trials |")]
    public void Is_written_in_every_format_of_report(string format, string start)
    {
        _folder.Run(0, "-e", "Quadratic", "-q");

        Assert.StartsWith(start, Tool(0, "status", "--format", format).Output);
    }

    [Theory]
    [InlineData("nowhere", "error: nowhere: there is no such folder.\n")]
    [InlineData(".", "error: .: no sweep has been recorded here: neither the folder nor one below it has a journal.jsonl or a sweep.json. Name a folder that was given to --out, or an experiment's folder in it.\n")]
    public void What_is_no_sweep_is_refused(string path, string message) => Assert.Equal(message, Tool(2, "status", path).Error);

    private JsonObject Json(params string[] args) => JsonNode.Parse(Tool(0, args).Output)!.AsArray().Single()!.AsObject();

    private static int Number(JsonObject status, string name) => status[name]!.GetValue<int>();

    private Finished Tool(int expected, params string[] args)
    {
        var finished = Programs.Run(Programs.Tool, _folder.Path, args);
        Assert.True(finished.ExitCode == expected, $"expected exit code {expected}: {string.Join(' ', args)}\n{finished.All}");
        return finished;
    }

    private void MakeByOtherCode(string today)
        => JournalEdit.Lines(_folder.File("results", "Quadratic", "journal.jsonl"), "runner", line => line.Replace(today, "0123456789abcdef0123456789abcdef", StringComparison.Ordinal));
}
