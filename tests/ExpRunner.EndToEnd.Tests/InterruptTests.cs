using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>Ctrl-C and SIGTERM: once lets trials finish, twice ends them; nothing is lost and no process is left.</summary>
public sealed class InterruptTests : IDisposable
{
    private const string Message = "Interrupted: no new trials, waiting for those that run. Once more ends them now.";
    private static readonly string[] SlowSweep = ["-e", "Slow", "--set", "Milliseconds=500", "--pick", "0:6", "-j", "2"];
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Signal.Interrupt, "pool", false)]
    [InlineData(Signal.Interrupt, "pool", true)]
    [InlineData(Signal.Terminate, "pool", false)]
    [InlineData(Signal.Terminate, "pool", true)]
    [InlineData(Signal.Interrupt, "single", true)]
    [InlineData(Signal.Terminate, "single", false)]
    internal async Task One_signal_lets_running_trials_finish_and_the_same_command_goes_on(Signal signal, string backend, bool toGroup)
    {
        string[] sweep = backend == "single" ? ["-e", "Slow", "--set", "Milliseconds=500", "--pick", "0:6", "--backend", "single"] : SlowSweep;
        var finished = await InterruptAsync(sweep, program => Send(program, signal, toGroup));

        Assert.Equal(130, finished.ExitCode);
        Assert.Contains(Message, finished.Error);
        Assert.Matches("Slow: [1-4] of 6 completed, [2-5] missing .*; interrupted, the same command goes on", finished.Error);
        var journal = _folder.Journal("Slow");
        Assert.Equal(journal.Started.Count, journal.Ended.Count(end => end.Status == "completed"));
        Assert.Contains($"{journal.Ended.Count} of 6 completed before", _folder.Run(0, sweep).Error);
        Assert.Equal(6, _folder.Journal("Slow").Ended.Count);
    }

    [Theory]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Terminate)]
    internal async Task A_second_signal_ends_running_trials_within_the_grace_period(Signal signal)
    {
        string[] sweep = ["-e", "Stubborn", "--set", "Manner=Spins,Cooperates,Ends", "-j", "2", "--grace", "500ms"];
        var finished = await InterruptTwiceAsync(sweep, signal, 0, 1);

        Assert.Equal(130, finished.ExitCode);
        Assert.Contains("STOP  Stubborn #0/0 Manner=Spins: cancelled: the sweep was stopped, and the trial did not end when it was told to", finished.Error);
        Assert.Contains("STOP  Stubborn #1/0 Manner=Cooperates: cancelled", finished.Error);
        Assert.Contains("Stubborn: no trial has ended yet, so there is no table.", finished.Error);
        Assert.Equal("", finished.Output);
        Assert.Equal(["cancelled", "cancelled"], _folder.Journal("Stubborn").Ended.Select(end => end.Status));
        Assert.Contains("1 to run", _folder.Run(0, [.. sweep, "--pick", "2"]).Error);
    }

    [Fact]
    public async Task A_second_signal_ends_a_trial_in_this_process_that_cooperates()
    {
        var finished = await InterruptTwiceAsync(["-e", "Stubborn", "--set", "Manner=Cooperates,Ends", "--backend", "single"], Signal.Interrupt, 0);

        Assert.Equal(130, finished.ExitCode);
        Assert.Contains("Stubborn: 0 of 2 completed, 2 missing", finished.Error);
    }

    [Fact]
    public async Task A_second_signal_ends_the_process_of_a_trial_that_does_not_cooperate_and_still_says_interrupted()
    {
        string[] sweep = ["-e", "Stubborn", "--set", "Manner=Spins,Ends", "--backend", "single", "--grace", "300ms"];
        var finished = await InterruptTwiceAsync(sweep, Signal.Interrupt, 0);

        Assert.Equal(130, finished.ExitCode);
        Assert.Contains("Stubborn 0, repetition 0: the sweep was stopped, and it did not end within the grace period.", finished.Error);
        Assert.Contains("--backend pool", finished.Error);
        Assert.Equal("cancelled", Assert.Single(_folder.Journal("Stubborn").Ended).Status);
    }

    /// <summary>Signals are handled side by side: the second one may be seen first.</summary>
    [Fact]
    public async Task Two_signals_at_once_never_look_like_a_sweep_that_is_done()
    {
        for (var delay = 0; delay < 4; delay++)
        {
            var finished = await InterruptAsync(SlowSweep, program =>
            {
                program.Signal(Signal.Interrupt);
                program.Signal(Signal.Terminate);
            });

            Assert.Equal(130, finished.ExitCode);
            Assert.Contains("missing", finished.Error);
        }
    }

    [Fact]
    public async Task A_signal_at_any_moment_of_the_preparation_leaves_no_process_and_no_stack_trace()
    {
        for (var delay = 60; delay <= 340; delay += 40)
        {
            using var program = _folder.Start(SlowSweep);
            using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(delay)))
            {
                await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
            program.SignalGroup(Signal.Interrupt);
            program.SignalGroup(Signal.Terminate);
            var finished = await program.EndAsync();

            Assert.True(finished.ExitCode is 130 or 143, finished.All);
            Assert.DoesNotContain("   at ", finished.Error);
            await _folder.NothingRunsAsync();
        }
        Assert.Contains("6 of 6 completed", _folder.Run(0, SlowSweep).Error);
    }

    private static void Send(RunningProgram program, Signal signal, bool toGroup)
    {
        if (toGroup)
        {
            program.SignalGroup(signal);
        }
        else
        {
            program.Signal(signal);
        }
    }

    /// <summary>Starts a sweep, does something to it once a trial runs, and waits for its end.</summary>
    private async Task<Finished> InterruptAsync(string[] sweep, Action<RunningProgram> interrupt)
    {
        using var program = _folder.Start(sweep);
        await RunsAsync(program);
        interrupt(program);
        return await EndAsync(program);
    }

    /// <summary>Interrupts twice once the trials of these ids run their own code, which they show by a logged value.</summary>
    private async Task<Finished> InterruptTwiceAsync(string[] sweep, Signal signal, params int[] running)
    {
        using var program = _folder.Start(sweep);
        await RunsAsync(program);
        await Eventually.HoldsAsync(() => running.All(id => File.Exists(_folder.File("results", "Stubborn", $"{id}", "metrics.jsonl"))), "the trials run");
        program.Signal(signal);
        await program.SaysAsync(Message);
        program.Signal(signal);
        return await EndAsync(program);
    }

    /// <summary>A trial that runs has been announced, and a worker serves it.</summary>
    private async Task RunsAsync(RunningProgram program)
    {
        await program.SaysAsync("START");
        var workers = program.Error.Contains("#1/0", StringComparison.Ordinal) ? 2 : 0;
        await Eventually.HoldsAsync(() => _folder.Processes.Count(process => process.IsWorker) >= workers, "workers run");
    }

    private async Task<Finished> EndAsync(RunningProgram program)
    {
        var finished = await program.EndAsync();
        Assert.DoesNotContain("   at ", finished.Error.Replace("OperationCanceled", ""));
        await _folder.NothingRunsAsync();
        return finished;
    }
}
