using System.Diagnostics;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Programs.Tests.Fluent;

/// <summary>What a command that is executed by itself is given, tells, and leaves.</summary>
public sealed class ProgramCommandTests : IDisposable
{
    private const string Tree = "sleep 1000 & echo $!; setsid sh -c 'echo $$; sleep 1000; :' & (setsid sh -c 'echo $$; sleep 1000; :' &) ; echo $$; sleep 1000";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static ProgramCommand Shell(string script) => new ProgramExperiment("sh -c").Fixed(script).First();

    private static int[] Numbers(StringWriter output) => [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    private static async Task<string> PrintedAsync(ProgramCommand command)
    {
        var output = new StringWriter();
        Assert.Null((await command.ExecuteAsync(sinks: [output])).Error);
        return output.ToString();
    }

    [Fact]
    public async Task Hostile_values_reach_the_program_unchanged_and_the_display_text_means_the_same_to_a_shell()
    {
        string[] hostile = ["a b", "c;echo x", "$(id)", "\"q\"", "it's", "*", "-n", "`id`", "\\", "a\nb", "{v}", "[v]", "~", "A=b", "#", "ü\uD83D\uDE00", "%s"];
        foreach (var command in new ProgramExperiment("printf '%s|%s'").Argument("-x", hostile))
        {
            var text = hostile[command.Index];
            Assert.Equal($"-x|{text}", await PrintedAsync(command));
            Assert.Equal($"-x|{text}", await PrintedAsync(Shell(command.ToString())));
        }
    }

    [Fact]
    public async Task A_command_tells_how_it_ended()
    {
        var before = TimeProvider.System.GetUtcNow();
        var good = await Shell("exit 0").ExecuteAsync();
        var bad = await Shell("exit 3").ExecuteAsync();
        var killed = await Shell("kill -9 $$").ExecuteAsync();
        var missing = await new ProgramExperiment("no-such-program-x").First().ExecuteAsync();

        Assert.Equal((AttemptStatus.Completed, 0, null, true), (good.Status, good.ExitCode, good.Error, good.IsCompleted));
        Assert.Equal((AttemptStatus.Failed, 3, "exit code 3"), (bad.Status, bad.ExitCode, bad.Error));
        Assert.Equal((AttemptStatus.Failed, 137, "signal 9 (SIGKILL)"), (killed.Status, killed.ExitCode, killed.Error));
        Assert.Equal((AttemptStatus.Failed, (int?)null), (missing.Status, missing.ExitCode));
        Assert.Contains("There is no program 'no-such-program-x'", missing.Error);
        Assert.InRange(good.StartedAt, before, TimeProvider.System.GetUtcNow());
        Assert.True(good.Duration > TimeSpan.Zero);
    }

    [Fact]
    public async Task All_sinks_get_all_that_is_printed_as_it_is()
    {
        StringWriter first = new(), second = new();
        await Shell("echo one; printf 'two\\n\\nlast'").ExecuteAsync(sinks: [first, second]);

        Assert.Equal("one\ntwo\n\nlast", first.ToString());
        Assert.Equal(first.ToString(), second.ToString());
    }

    [Fact]
    public async Task Lines_are_told_with_stream_and_time_while_the_program_runs()
    {
        var go = _folder["go"];
        var lines = new List<OutputLine>();
        var result = await Shell($"echo first; echo error >&2; while ! test -e '{go}'; do sleep 0.01; done; printf last").ExecuteAsync(TimeSpan.FromSeconds(60), onLine: line =>
        {
            lines.Add(line);
            if (lines.Count == 2)
            {
                File.WriteAllText(go, "");
            }
        });

        Assert.True(result.IsCompleted, result.Error);
        Assert.Equal(["first", "last"], lines.Where(line => line.Stream == OutputStream.Output).Select(line => line.Text));
        Assert.Equal("error", Assert.Single(lines, line => line.Stream == OutputStream.Error).Text);
        Assert.All(lines, line => Assert.InRange(line.Time, result.StartedAt, result.StartedAt + result.Duration + TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_timeout_ends_the_whole_tree()
    {
        var output = new StringWriter();
        var result = await Shell(Tree).ExecuteAsync(TimeSpan.FromSeconds(1), [output]);

        Assert.Equal((AttemptStatus.Timeout, null, "ran longer than 1 s"), (result.Status, result.ExitCode, result.Error));
        Assert.Equal(4, Numbers(output).Length);
        Assert.All(Numbers(output), member => Assert.False(Processes.IsAlive(member)));
    }

    [Fact]
    public async Task The_experiments_timeout_holds_where_the_call_gives_none()
    {
        var program = new ProgramExperiment("sleep 1000") { Timeout = TimeSpan.FromMilliseconds(300) };
        Assert.Equal("ran longer than 0.3 s", (await program.First().ExecuteAsync()).Error);
    }

    [Fact]
    public async Task A_program_that_does_not_listen_is_ended_by_force()
    {
        var result = await Shell("trap '' TERM; while :; do sleep 0.05; done").ExecuteAsync(TimeSpan.FromMilliseconds(200));
        Assert.Equal(AttemptStatus.Timeout, result.Status);
    }

    [Fact]
    public async Task Cancellation_is_an_exception_and_leaves_nothing_running()
    {
        using var stop = new CancellationTokenSource();
        var members = new List<int>();
        var running = Shell(Tree).ExecuteAsync(onLine: line =>
        {
            members.Add(int.Parse(line.Text));
            if (members.Count == 4)
            {
                stop.Cancel();
            }
        }, cancel: stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.All(members, member => Assert.False(Processes.IsAlive(member)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Shell("exit 0").ExecuteAsync(cancel: stop.Token));
    }

    [Fact]
    public async Task What_a_command_left_in_its_group_ends_with_it()
    {
        var output = new StringWriter();
        await Shell("sleep 1000 & echo $!").ExecuteAsync(sinks: [output]);
        await Eventually.HoldsAsync(() => !Processes.IsAlive(Numbers(output)[0]), "the child is gone");
    }

    [Fact]
    public async Task What_runs_on_elsewhere_hands_nothing_on_after_the_end()
    {
        var output = new StringWriter();
        var result = await Shell("setsid sh -c 'while echo $$; do sleep 0.01; done' & sleep 0.2").ExecuteAsync(sinks: [output]);
        var printed = output.ToString();
        var left = int.Parse(printed.Split('\n')[0]);
        try
        {
            Assert.True(result.IsCompleted, result.Error);
            Assert.True(Processes.IsAlive(left));
            var (start, read) = (File.ReadAllText($"/proc/{left}/io"), "");
            await Eventually.HoldsAsync(() => (read = File.ReadAllText($"/proc/{left}/io")) != start, "it goes on printing");
            Assert.Equal(printed, output.ToString());
        }
        finally
        {
            Processes.Kill(left);
        }
    }

    [Fact]
    public async Task An_infinite_timeout_takes_the_experiments_away_and_other_negative_ones_are_refused()
    {
        var command = new ProgramExperiment("sleep 0.5") { Timeout = TimeSpan.FromMilliseconds(50) }.First();
        Assert.True((await command.ExecuteAsync(Timeout.InfiniteTimeSpan)).IsCompleted);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => command.ExecuteAsync(TimeSpan.FromSeconds(-2)));
    }

    [Fact]
    public async Task Folder_variables_and_input_are_what_was_said()
    {
        var program = new ProgramExperiment("sh -c") { WorkingDirectory = _folder.Path }.Environment("COLOUR", "deep red", "blue").Environment("N", 4).Fixed("pwd; echo $COLOUR $N; cat");

        Assert.Equal($"{_folder.Path}\ndeep red 4\n", await PrintedAsync(program[0]));
        Assert.Equal($"{_folder.Path}\nblue 4\n", await PrintedAsync(program[1]));
        Assert.StartsWith("COLOUR='deep red' N=4 sh -c ", program[0].ToString());
    }

    [Fact]
    public async Task A_sink_that_throws_is_an_exception_that_names_the_command()
    {
        var closed = new StringWriter();
        closed.Dispose();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Shell("echo x").ExecuteAsync(sinks: [closed]));
        Assert.Contains("sh -c 'echo x'", fault.Message);
        Assert.IsType<ObjectDisposedException>(fault.InnerException);
    }

    [Fact]
    public void What_only_a_sweep_knows_is_refused_where_a_command_stands_alone()
    {
        var command = new ProgramExperiment("gcc").Template("-o", "{out}/a.out").First();
        Assert.Contains("{out} has no value here", Assert.Throws<SweepException>(() => command.Arguments).Message);
    }

    [Fact]
    public async Task Many_commands_at_once_leave_no_handle()
    {
        await Shell("exit 0").ExecuteAsync();
        var before = Directory.GetFiles("/proc/self/fd").Length;
        var results = await Task.WhenAll(new ProgramExperiment("true").Arithmetic("-n", 0, 100, 1).Select(command => command.ExecuteAsync()));

        Assert.All(results, result => Assert.True(result.IsCompleted, result.Error));
        await Eventually.HoldsAsync(() => Directory.GetFiles("/proc/self/fd").Length <= before + 16, "handles are closed");
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_no_command_running()
    {
        var ready = _folder["ready"];
        var script = $"sleep 1000 & (setsid sleep 1000 &); touch '{ready}'; wait";
        using var runner = Process.Start(new ProcessStartInfo("dotnet", [typeof(Act).Assembly.Location, "command", script]) { Environment = { ["MARK_OF_TEST"] = _folder.Path } })!;
        int[] Left() => [.. Processes.With($"MARK_OF_TEST={_folder.Path}").Where(id => id != runner.Id)];
        await Eventually.HoldsAsync(() => File.Exists(ready), "the command runs", TimeSpan.FromSeconds(60));
        Assert.True(Left().Length >= 3);

        Processes.Kill(runner.Id);

        await Eventually.HoldsAsync(() => Left().Length == 0, "nothing of it runs");
    }
}
