using System.Text.RegularExpressions;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Live;

/// <summary>Sweeps that run in other processes, watched from this side.</summary>
public sealed partial class WatchVerbTests : IDisposable
{
    private const string OtherScreen = "\u001b[?1049h";
    private const string FirstScreen = "\u001b[?1049l";
    private readonly SweepFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pool")]
    [InlineData("single")]
    public async Task A_sweep_is_followed_from_before_its_beginning_to_its_end(string backend)
    {
        using var watch = Watch("--until-done", "--every", "200ms");
        await Eventually.HoldsAsync(() => watch.Output.Contains("results: no sweep has begun there yet; waiting"), "it waits");

        _folder.Run(0, "-e", "Slow", "--set", "Milliseconds=300", "--backend", backend, "--pick", "0:12", "-q");

        var ended = await watch.EndAsync();
        Assert.True(ended.ExitCode == 0, ended.All);
        Assert.Matches(@"Slow: running: \d+ of 12 \(\d+ %\), \d running; ", ended.Output);
        Assert.Matches(@"a second, [\d.]+ s so far, about [\d.]+ s left", ended.Output);
        Assert.Contains("Slow: greatest score 11.", ended.Output);
        Assert.Matches(@"Slow: finished: 12 of 12 \(100 %\)", ended.Output.TrimEnd().Split('\n')[^2] + ended.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal("", ended.Error);
    }

    [Fact]
    public void Failures_are_told_by_cause_and_make_the_exit_code_of_a_watch_that_ends_by_itself()
    {
        _folder.Run(1, "-e", "Faulty", "--set", "Fault=None,Throws,ReturnsNull,Exits", "--repetitions", "2", "-q");

        var ended = Programs.Run(Programs.Tool, _folder.Path, "watch", "--until-done", "--every", "100ms");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("Faulty: finished: 8 of 8 (100 %), 6 failed", ended.Output);
        Assert.Contains("Faulty: failed: System.InvalidOperationException: the outer reason (such as #1/0)", ended.Output);
        Assert.Contains("Faulty: failed: the trial ended its process with exit code {n} (Environment.Exit) (such as #3/", ended.Output);
    }

    [Fact]
    public async Task A_sweep_that_is_killed_and_resumed_is_told_as_such_and_an_interrupt_ends_watching_with_0()
    {
        using var watch = Watch("--every", "100ms");
        string[] sweep = ["-e", "Slow", "--set", "Milliseconds=3000", "-j", "2", "--pick", "0:4", "-q"];
        using (var running = _folder.Start(sweep))
        {
            await Eventually.HoldsAsync(() => watch.Output.Contains("2 running"), "two trials are seen to run");
            running.Signal(Signal.Kill);
            await running.EndAsync();
        }
        await Eventually.HoldsAsync(() => watch.Output.Contains("Slow: interrupted: ") && watch.Output.Contains("2 lost"), "the kill is seen");

        _folder.Run(0, sweep);
        await Eventually.HoldsAsync(() => watch.Output.Contains("Slow: finished: 4 of 4 (100 %)"), "the end is seen");
        watch.Signal(Signal.Interrupt);

        Assert.Equal(0, (await watch.EndAsync()).ExitCode);
    }

    [Fact]
    public void Every_experiment_project_has_the_verb_and_a_screen_is_left_as_it_was()
    {
        _folder.Run(1, "-e", "Faulty", "--set", "Fault=None,Throws", "-q");

        var ended = Programs.OnTerminal(70, "", Programs.TestExperiments, _folder.Path, "watch", "--until-done", "--every", "100ms");

        Assert.Equal(1, ended.ExitCode);
        var (enter, leave) = (ended.Output.IndexOf(OtherScreen, StringComparison.Ordinal), ended.Output.LastIndexOf(FirstScreen, StringComparison.Ordinal));
        Assert.True(enter >= 0 && leave > enter, ended.Output);
        var screen = Escapes().Replace(ended.Output[enter..leave], "");
        Assert.Contains("best     greatest Number 1.5: #0 Fault=None", screen);
        Assert.Contains("failed   1 × failed: System.InvalidOperationException: the outer", screen);
        Assert.All(screen.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length < 70, line));
        Assert.StartsWith("Faulty: finished: 2 of 2 (100 %), 1 failed -> results/Faulty", Escapes().Replace(ended.Output[leave..], "").Trim());
        Assert.EndsWith("\u001b[?25h", ended.Output[..leave]);
    }

    [Fact]
    public async Task An_interrupt_leaves_the_screen_too()
    {
        using var running = _folder.Start("-e", "Slow", "--set", "Milliseconds=60000", "-j", "2", "-q");
        using var terminal = new RunningProgram(Programs.Begin("setsid", _folder.Path, new Dictionary<string, string>(), "script", "-qefc", $"stty cols 80 rows 12; TERM=xterm exec dotnet exec '{Programs.Tool}' watch", "/dev/null"));
        await Eventually.HoldsAsync(() => terminal.Output.Contains("#1/0 N=1"), "it shows what runs");

        var watch = Assert.Single(_folder.Processes, process => process.Command.EndsWith(" watch", StringComparison.Ordinal) && process.Command.StartsWith("dotnet", StringComparison.Ordinal));
        ProcessTable.Signal(watch.Id, Signal.Interrupt);

        var ended = await terminal.EndAsync();
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains(FirstScreen, ended.Output);
        Assert.Contains("Slow: running: 0 of 20 (0 %), 2 running -> results/Slow", ended.Output[ended.Output.LastIndexOf(FirstScreen, StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Text_of_trials_cannot_steer_the_terminal()
    {
        _folder.Run(0, "-e", "Quadratic", "--set", "Label=a,\u001b]0;gotcha\u0007b", "--pick", "0:40", "-q");

        var ended = Programs.OnTerminal(120, "", Programs.Tool, _folder.Path, "watch", "--until-done", "--every", "100ms");

        Assert.Contains("]0;gotcha b", ended.Output);
        Assert.DoesNotContain("\u001b]0;gotcha", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_the_folder_changes_and_nothing_is_held()
    {
        _folder.Run(0, "-e", "Quadratic", "-q");
        var before = Contents();
        using var watch = Watch("--every", "50ms");
        using var server = new RunningServer(_folder.Path);
        await Eventually.HoldsAsync(() => watch.Output.Contains("finished"), "it is seen");
        Assert.Contains("\"Quadratic\"", await server.Http.GetStringAsync("data", TestContext.Current.CancellationToken));

        Assert.Equal(before, Contents());
        Assert.All(_folder.Processes, process => Assert.False(process.HasOpen(".jsonl") || process.HasOpen(".lock"), process.Command));
    }

    [Fact]
    public async Task A_report_is_shown_again_when_results_change()
    {
        using var report = new RunningProgram(Programs.Start(Programs.Tool, _folder.Path, "report", "--watch=0.1", "--select", "N", "--format", "csv"));
        await report.SaysAsync("No trial has ended yet in results; waiting.");

        _folder.Run(0, "-e", "Slow", "--set", "Milliseconds=300", "--pick", "0:4", "--backend", "single", "-q");
        await Eventually.HoldsAsync(() => report.Output.EndsWith("N\n0\n1\n2\n3\n\n", StringComparison.Ordinal), "the last table has all trials");
        report.Signal(Signal.Interrupt);

        var ended = await report.EndAsync();
        Assert.Equal(0, ended.ExitCode);
        Assert.True(ended.Output.Split("N\n").Length > 2, ended.Output);
    }

    private RunningProgram Watch(params string[] args) => new(Programs.Start(Programs.Tool, _folder.Path, ["watch", .. args]));

    private string Contents() => string.Join('\n', Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O} {(File.Exists(path) ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))) : "")}"));

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escapes();
}
