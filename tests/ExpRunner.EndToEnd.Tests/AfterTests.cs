using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Typed experiments whose configs come behind others: an iterative pruning of sixteen rounds.</summary>
public sealed class AfterTests : IDisposable
{
    private static readonly string[] Chain = ["-e", "Pruning", "--search", "listed", "--repetitions", "2"];
    private static readonly Lazy<string> Undisturbed = new(RunUndisturbed);
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--backend", "single")]
    [InlineData("-j", "2")]
    public void Rounds_build_on_each_other_with_the_scores_and_files_of_their_own_repetition(params string[] where)
    {
        _folder.Run(0, [.. Chain, .. where]);

        Assert.Equal(Undisturbed.Value, _folder.Comparable("Pruning"));
        var lines = File.ReadAllLines(_folder.File("results", "Pruning", "results.jsonl"));
        Assert.Equal(17, lines.Length);
        Assert.Contains("\"Rounds\":[1,1]", lines[0]);
        Assert.Contains("\"RoundBefore\":[-1,-1]", lines[0]);
        Assert.Contains("\"Rounds\":[16,16]", lines[15]);
        Assert.Contains("\"RoundBefore\":[14,14]", lines[15]);
        Assert.Contains("\"Before\":[16,16]", lines[16]);
    }

    [Fact]
    public void A_round_is_replayed_with_what_it_took_from_the_one_before()
    {
        _folder.Run(0, Chain);

        var replayed = _folder.Run(0, "--replay", Path.Combine("results", "Pruning", "7", "1"));

        Assert.Contains("\"Rounds\":8", File.ReadAllLines(_folder.File("results", "Pruning", "journal.jsonl")).Last(line => line.Contains("\"id\":7,\"run_id\":1", StringComparison.Ordinal) && line.Contains("\"ended\"", StringComparison.Ordinal)));
        Assert.Contains("Equal: 4 scores are as recorded", replayed.Output);
    }

    [Fact]
    public async Task A_chain_that_was_killed_in_the_middle_comes_out_the_same()
    {
        using (var program = _folder.Start([.. Chain, "-j", "2", "--set", "Milliseconds=40"]))
        {
            await Eventually.HoldsAsync(() => _folder.Journal("Pruning").Ended.Count > 12, "some rounds have ended");
            program.Signal(Signal.Kill);
            await program.EndAsync();
        }
        await _folder.NothingRunsAsync();

        _folder.Run(0, [.. Chain, "-j", "2", "--set", "Milliseconds=40"]);

        Assert.Equal(Undisturbed.Value, _folder.Comparable("Pruning").Replace("\"Milliseconds\":40", "\"Milliseconds\":0", StringComparison.Ordinal));
    }

    [Fact]
    public void What_follows_a_round_that_failed_is_skipped_until_that_is_mended()
    {
        string[] failing = ["-e", "Pruning", "--search", "listed", "-j", "2", "--set", "FailsIn=12"];

        var failed = _folder.Run(1, failing);

        Assert.Contains("12 of 17 completed, 5 failed, of them 4 skipped (trial 12 failed)", failed.Error);
        Assert.Contains("SKIP  Pruning", failed.Error);
        var results = File.ReadAllText(_folder.File("results", "Pruning", "results.jsonl"));
        Assert.Contains("trial 12, which it needs, failed.", results);
        Assert.Contains("trial 13, which it needs, was skipped: trial 12 failed.", results);
        Assert.Contains("4 skipped, 1 failed", _folder.Run(0, "status", "--json").Output);

        File.WriteAllText(_folder.File("mended"), "");
        var mended = _folder.Run(0, failing);

        Assert.Contains("12 of 17 completed before, 5 to run", mended.Error);
        Assert.Contains("17 of 17 completed (5 now", mended.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_runners_share_a_chain_whoever_is_killed(bool kills)
    {
        string[] shared = [.. Chain, "-j", "1", "--lease", "1s", "--set", "Milliseconds=60"];
        using var first = _folder.Start(shared);
        await first.SaysAsync("START");
        using var second = _folder.Start(shared);
        if (kills)
        {
            await Eventually.HoldsAsync(() => _folder.Journal("Pruning").Ended.Count > 8, "some rounds have ended");
            first.Signal(Signal.Kill);
            await first.EndAsync();
        }
        else
        {
            var ended = await first.EndAsync();
            Assert.True(ended.ExitCode == 0, ended.All);
        }

        var finished = await second.EndAsync();

        Assert.True(finished.ExitCode == 0, finished.All);
        Assert.Equal(Undisturbed.Value, _folder.Comparable("Pruning").Replace("\"Milliseconds\":60", "\"Milliseconds\":0", StringComparison.Ordinal));
    }

    private static string RunUndisturbed()
    {
        using var folder = new SweepFolder();
        folder.Run(0, [.. Chain, "--backend", "single"]);
        return folder.Comparable("Pruning");
    }
}
