using ExpRunner.EndToEnd.Tests.Queues;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What Ctrl-C does where it is not to do the usual.</summary>
public sealed class OnInterruptTests : IDisposable
{
    private const string Dropped = "Dropped: a person ended it, and the sweep went on. The next start runs it again.";
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public async Task Skip_drops_what_runs_and_goes_on_and_the_next_start_runs_it_again(string backend)
    {
        string[] sweep = ["-e", "Stubborn", "--set", "Manner=Cooperates,Ends", "--backend", backend];
        using var program = _folder.Start([.. sweep, "--on-interrupt", "skip", .. backend == "pool" ? new[] { "-j", "1" } : []]);
        await Eventually.HoldsAsync(() => File.Exists(_folder.File("results", "Stubborn", "0", "metrics.jsonl")), "the first trial runs");

        program.SignalGroup(Signal.Interrupt);
        var ended = await program.EndAsync();

        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("what runs is dropped", ended.Error);
        Assert.Contains("1 of 2 completed, 1 missing", ended.Error);
        var ends = _folder.Journal("Stubborn").Ended;
        Assert.Equal([(0, "cancelled"), (1, "completed")], ends.Select(end => (end.ExperimentId, end.Status)));
        Assert.StartsWith(Dropped, ends[0].Error);
        Assert.Contains("1 of 2 completed before, 1 to run", _folder.Run([.. sweep, "--timeout", "100ms", "--grace", "100ms"]).Error);
    }

    [Fact]
    public async Task What_of_a_batch_had_not_begun_runs_after_a_skip()
    {
        string[] sweep = ["-e", "Slow", "--set", "Milliseconds=5", "-j", "1", "--on-interrupt", "skip"];
        using var program = _folder.Start([.. sweep, "--repetitions", "60"]);
        await Eventually.HoldsAsync(() => _folder.Journal("Slow").Ended.Count > 20, "many have ended");

        program.Signal(Signal.Interrupt);
        var ended = await program.EndAsync();

        Assert.True(ended.ExitCode is 0 or 130, ended.All);
        var journal = _folder.Journal("Slow");
        var completed = journal.Ended.Where(end => end.Status == "completed").Select(end => (end.ExperimentId, end.RunId)).ToHashSet();
        var skipped = journal.Ended.Where(end => end.Error.StartsWith(Dropped, StringComparison.Ordinal)).Select(end => (end.ExperimentId, end.RunId)).ToHashSet();
        Assert.True(skipped.Count <= 1, ended.All);
        Assert.Equal(20 * 60, completed.Union(skipped).Count());
        Assert.Empty(journal.InFlight);
    }

    [Fact]
    public async Task A_second_one_within_two_seconds_ends_all()
    {
        using var program = _folder.Start("-e", "Slow", "--set", "Milliseconds=60000", "-j", "2", "--on-interrupt", "skip");
        await Eventually.HoldsAsync(() => File.Exists(_folder.File("results", "Slow", "1", "metrics.jsonl")), "trials run");

        program.Signal(Signal.Interrupt);
        await program.SaysAsync("what runs is dropped");
        program.Signal(Signal.Interrupt);
        var ended = await program.EndAsync();

        Assert.Equal(130, ended.ExitCode);
        Assert.True(_folder.Journal("Slow").Started.Count <= 4, ended.Error);
        Assert.All(_folder.Journal("Slow").Ended, end => Assert.Equal("cancelled", end.Status));
        await _folder.NothingRunsAsync();
    }

    [Fact]
    public async Task Stop_ends_what_runs_at_the_first()
    {
        using var program = _folder.Start("-e", "Slow", "--set", "Milliseconds=60000", "-j", "2", "--on-interrupt", "stop");
        await Eventually.HoldsAsync(() => File.Exists(_folder.File("results", "Slow", "1", "metrics.jsonl")), "trials run");

        program.SignalGroup(Signal.Interrupt);
        var ended = await program.EndAsync();

        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("Interrupted: what runs is ended now.", ended.Error);
        Assert.Equal(["cancelled", "cancelled"], _folder.Journal("Slow").Ended.Select(end => end.Status));
    }

    [Fact]
    public async Task Without_a_terminal_nobody_is_asked()
    {
        using var program = _folder.Start("-e", "Slow", "--set", "Milliseconds=500", "-j", "1", "--pick", "0:3", "--on-interrupt", "ask");
        await Eventually.HoldsAsync(() => File.Exists(_folder.File("results", "Slow", "0", "metrics.jsonl")), "a trial runs");

        program.Signal(Signal.Interrupt);
        var ended = await program.EndAsync();

        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("there is no terminal to ask: no new trials, waiting for those that run", ended.Error);
        Assert.Equal("completed", Assert.Single(_folder.Journal("Slow").Ended).Status);
    }

    [Fact]
    public void A_cluster_drops_no_trial_alone()
    {
        var refused = _folder.Run(2, "-e", "Slow", "--backend", "orleans", "--on-interrupt", "skip");

        Assert.Contains(refused.Error.Contains("its package is not here", StringComparison.Ordinal) ? "--backend orleans" : "--on-interrupt skip: a cluster", refused.Error);
    }

    [Theory]
    [InlineData('g', 0, "completed,completed")]
    [InlineData('s', 130, "cancelled,completed")]
    [InlineData('f', 130, "completed")]
    [InlineData('x', 130, "cancelled")]
    public async Task A_person_at_a_terminal_is_asked_while_the_sweep_goes_on(char answer, int code, string statuses)
    {
        using var held = new QueueFolder(trials: 2);
        using var terminal = new TerminalProgram(held.Path, $"{Programs.Tool} run held.yaml -j 1 --on-interrupt ask");
        await Eventually.HoldsAsync(() => held.Ran.Count == 1, "the first trial runs");

        terminal.Type('\u0003');
        await terminal.ShowsAsync("[s]kip it and go on");
        Assert.Single(held.Ran);
        terminal.Type(answer);
        if (answer is 's' or 'x')
        {
            await Eventually.HoldsAsync(() => held.Journal.Ended.Count > 0, "what runs has been ended");
        }
        else
        {
            await terminal.ShowsAsync(answer == 'g' ? "The sweep goes on." : "no new trials");
        }
        held.LetEnd();

        Assert.Equal(code, await terminal.EndAsync());
        Assert.Equal(statuses.Split(','), held.Journal.Ended.Select(end => end.Status));
    }

    [Fact]
    public async Task Ctrl_C_twice_at_a_terminal_ends_all_without_an_answer()
    {
        using var held = new QueueFolder(trials: 2);
        using var terminal = new TerminalProgram(held.Path, $"{Programs.Tool} run held.yaml -j 1 --on-interrupt ask");
        await Eventually.HoldsAsync(() => held.Ran.Count == 1, "the first trial runs");

        terminal.Type('\u0003');
        await terminal.ShowsAsync("[s]kip it and go on");
        terminal.Type('\u0003');

        Assert.Equal(130, await terminal.EndAsync());
        Assert.Equal("cancelled", Assert.Single(held.Journal.Ended).Status);
    }
}
