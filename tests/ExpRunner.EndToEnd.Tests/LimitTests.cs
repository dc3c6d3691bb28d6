namespace ExpRunner.EndToEnd.Tests;

/// <summary>Timeouts, tries and the number of failures that are put up with.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_timeout_ends_trials_that_cooperate_those_that_do_not_and_what_they_started()
    {
        var finished = _folder.Run(1, "-e", "Stubborn", "--set", "Manner=Cooperates,Spins,StartsSleep,Ends", "--timeout", "700ms", "--grace", "300ms", "-j", "2");

        Assert.Equal(["timeout", "timeout", "timeout", "completed"], Statuses("Stubborn"));
        Assert.All(_folder.Results("Stubborn").Take(3), line => Assert.StartsWith("ran longer than 0.7 s", line["error"]!.ToString()));
        Assert.Contains("1 of 4 completed, 3 failed", finished.Error);
        await _folder.NothingRunsAsync();
    }

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public async Task An_idle_timeout_spares_trials_that_print_or_log_and_ends_silent_ones(string backend)
    {
        _folder.Run(1, "-e", "Stubborn", "--set", "Manner=Prints,Logs,Cooperates", "--idle-timeout", "500ms", "--backend", backend);

        Assert.Equal(["completed", "completed", "timeout"], Statuses("Stubborn"));
        Assert.StartsWith("no output and no logged value for 0.5 s", _folder.Results("Stubborn")[2]["error"]!.ToString());
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task A_trial_in_this_process_that_cannot_be_ended_is_recorded_and_the_next_start_goes_on()
    {
        string[] sweep = ["-e", "Stubborn", "--set", "Manner=Cooperates,Spins,Ends", "--timeout", "400ms", "--grace", "300ms", "--backend", "single"];

        var finished = _folder.Run(1, sweep);

        Assert.Contains("Stubborn 1, repetition 0: ran longer than 0.4 s, and it did not end within the grace period.", finished.Error);
        Assert.Contains("`--backend pool` runs trials in processes that can be.", finished.Error);
        Assert.Equal(["timeout", "timeout"], _folder.Journal("Stubborn").Ended.Select(end => end.Status));
        Assert.Empty(_folder.Journal("Stubborn").InFlight);
        Assert.Contains("1 to run", _folder.Run(0, [.. sweep, "--pick", "2"]).Error);
        Assert.Equal(["timeout", "timeout", "completed"], Statuses("Stubborn"));
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public void A_trial_that_fails_twice_completes_with_three_tries()
    {
        var finished = _folder.Run(0, "-e", "Flaky", "--set", "N=0,1", "--max-tries", "3");

        Assert.Contains("FAIL  Flaky #0/0 N=0: failed: System.InvalidOperationException: try 1 of trial 0 was to fail; tried again in 1.0 s", finished.Error);
        Assert.Contains("DONE  Flaky #0/0 (attempt 3) N=0: score=3", finished.Error);
        Assert.Equal(["completed", "completed"], Statuses("Flaky"));
        Assert.Equal(6, _folder.Journal("Flaky").Ended.Count);
    }

    [Fact]
    public void Each_start_tries_again_what_failed_and_counts_attempts_on()
    {
        Assert.Contains("0 of 1 completed, 1 failed", _folder.Run(1, "-e", "Flaky", "--set", "N=0").Error);
        _folder.Run(1, "-e", "Flaky", "--set", "N=0");
        _folder.Run(0, "-e", "Flaky", "--set", "N=0");

        Assert.Equal([(1, "failed"), (2, "failed"), (3, "completed")], _folder.Journal("Flaky").Ended.Select(end => (end.Attempt, end.Status)));
        Assert.Equal("completed", Assert.Single(Statuses("Flaky")));
    }

    [Theory]
    [InlineData(1, "--fail-fast")]
    [InlineData(2, "--max-failures", "2")]
    public void Nothing_new_starts_after_too_many_failures(int failures, params string[] limit)
    {
        var finished = _folder.Run(1, ["-e", "Flaky", "-j", "1", .. limit]);

        Assert.Contains($"0 of 5 completed, {failures} failed, {5 - failures} missing", finished.Error);
        Assert.Contains("stopped after too many failures, the same command goes on", finished.Error);
        Assert.Equal(failures, _folder.Journal("Flaky").Started.Count);
        Assert.Contains("5 of 5 completed", _folder.Run(0, "-e", "Flaky", "--set", "Failures=0", "-o", "other").Error);
    }

    [Fact]
    public void Tries_that_are_left_are_not_used_once_there_were_too_many_failures()
    {
        _folder.Run(1, "-e", "Flaky", "-j", "2", "--set", "Failures=9", "--max-tries", "2", "--fail-fast");

        Assert.InRange(_folder.Journal("Flaky").Ended.Count, 6, 7);
    }

    private IEnumerable<string> Statuses(string experiment) => _folder.Results(experiment).Select(line => line["status"]!.ToString());
}
