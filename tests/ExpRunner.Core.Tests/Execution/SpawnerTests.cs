using System.Diagnostics;
using System.Runtime.Versioning;
using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Execution;

[UnsupportedOSPlatform("windows")]
public sealed class SpawnerTests : IDisposable
{
    private const string Mark = "EXPRUN_TEST_MARK";
    private readonly TempFolder _folder = new();
    private readonly Spawner _spawner = new();

    public void Dispose()
    {
        _spawner.Dispose();
        _folder.Dispose();
    }

    private SpawnedProcess Start(IReadOnlyList<string> command, string? folder = null, SpawnEnvironment? environment = null)
    {
        var output = Libc.OpenForAppend(_folder["output"]);
        try
        {
            return _spawner.Start(new SpawnCommand
            {
                Arguments = command,
                Environment = environment ?? new SpawnEnvironment([new("PATH", "/usr/bin:/bin")]),
                WorkingDirectory = folder ?? _folder.Path,
                Output = output,
                Error = output,
            });
        }
        finally
        {
            Libc.Close(output);
        }
    }

    private string Run(IReadOnlyList<string> command, string? folder = null, SpawnEnvironment? environment = null)
    {
        Start(command, folder, environment).Reap();
        return File.ReadAllText(_folder["output"]);
    }

    private string Fault(params string[] command) => Assert.Throws<ExecutorException>(() => Start(command)).Message;

    private string Script(string name, string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserExecute)
    {
        File.WriteAllText(_folder[name], text);
        File.SetUnixFileMode(_folder[name], mode);
        return _folder[name];
    }

    [Theory]
    [InlineData("exit 0", "exit code 0")]
    [InlineData("exit 255", "exit code 255")]
    [InlineData("kill -9 $$", "signal 9 (SIGKILL)")]
    [InlineData("kill -11 $$", "signal 11 (SIGSEGV)")]
    public void An_end_has_a_reason(string script, string reason) => Assert.Equal(reason, Start(["sh", "-c", script]).Reap().ToString());

    [Fact]
    public void Arguments_and_variables_arrive_as_they_are()
    {
        var environment = new SpawnEnvironment([new("PATH", "/usr/bin:/bin"), new("A", "x"), new("A", "$b \"ü\"")]);
        environment.Add("OWN", "1");
        environment.Reset();
        environment.Add("OWN", "two words\nand a line");
        string[] hostile = ["a b", "c;echo x", "$(id)", "\"q\"", "'", "", "*", "-n", "\\", "ü\n\t\uD83D\uDE00"];
        Assert.Equal(string.Concat(hostile.Select(text => text + '|')) + "$b \"ü\"|two words\nand a line", Run(["sh", "-c", "printf '%s|' \"$@\"; printf '%s|%s' \"$A\" \"$OWN\"", "sh", .. hostile], environment: environment));
    }

    [Fact]
    public void Many_and_long_arguments_and_variables_arrive()
    {
        var environment = new SpawnEnvironment([new("PATH", "/usr/bin:/bin"), .. Enumerable.Range(0, 300).Select(i => new KeyValuePair<string, string>($"V{i}", new string('v', 200)))]);
        environment.Add("LAST", new string('l', 50_000));
        string[] many = [.. Enumerable.Range(0, 500).Select(i => new string('a', 100) + i)];
        Assert.Equal($"500 {many[499]} 200 50000\n", Run(["sh", "-c", "for last; do :; done; echo $# $last ${#V299} ${#LAST}", "sh", .. many], environment: environment));
    }

    /// <summary>All but the two that the system's library keeps for itself.</summary>
    [Fact]
    public void No_signal_is_blocked_or_ignored_when_it_starts()
    {
        var status = Run(["cat", "/proc/self/status"]).Replace("180000000", "000000000");
        Assert.Contains("\nSigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n", status);
    }

    [Fact]
    public void It_leads_a_group_reads_nothing_and_runs_in_its_folder()
    {
        Assert.Equal($"own group\n0\n{_folder.Path}\n", Run(["sh", "-c", "set -- $(cat /proc/$$/stat); [ $5 = $$ ] && echo own group; wc -c; pwd -P"]));
    }

    [Fact]
    public void No_handle_of_this_process_leaks_into_it()
    {
        using var file = File.OpenHandle(Script("some file", ""));
        var leaky = 222;
        Assert.Equal(leaky, Libc.Duplicate((int)file.DangerousGetHandle(), leaky));
        try
        {
            Assert.Equal("0\n1\n2\n3\n", Run(["ls", "/proc/self/fd"]));
        }
        finally
        {
            Libc.Close(leaky);
        }
    }

    [Fact]
    public void A_path_starts_in_its_folder_and_a_script_needs_no_first_line()
    {
        Script("main", "echo \"$0\" \"$1\"");
        Assert.Equal($"{_folder.Path}/./main 1\n", Run(["./main", "1"]));
    }

    [Fact]
    public void What_cannot_be_started_says_why()
    {
        Script("plain", "text", UnixFileMode.UserRead);
        Script("broken", "#!/no/such/interpreter\n");
        Assert.StartsWith("There is no program 'no-such-program' in any folder of PATH (/usr/bin:/bin).", Fault("no-such-program"));
        Assert.StartsWith($"There is no program './none' ({_folder.Path}/./none).", Fault("./none"));
        Assert.StartsWith($"'{_folder.Path}' is a folder, not a program", Fault(_folder.Path));
        Assert.Equal($"Cannot start './broken': the interpreter that the first line of '{_folder.Path}/./broken' names is not there.", Fault("./broken"));
        Assert.StartsWith("Cannot start 'true': its arguments and variables are longer than the system takes (40000004 characters", Fault(["true", .. Enumerable.Repeat(new string('x', 100_000), 400)]));
        Assert.StartsWith("The argument 'a\\0b' has a zero character", Fault("true", "a\0b"));
        Assert.Equal("Cannot start 'true': there is no working directory '/no/such/folder'.", Assert.Throws<ExecutorException>(() => Start(["true"], "/no/such/folder")).Message);
    }

    [Fact]
    public void A_program_that_moves_while_we_run_is_found_again()
    {
        Directory.CreateDirectory(_folder["a"]);
        Directory.CreateDirectory(_folder["b"]);
        var environment = new SpawnEnvironment([new("PATH", $"{_folder["a"]}:{_folder["b"]}")]);
        File.Move(Script("tool", "#!/bin/sh\necho $0\n"), _folder["a", "tool"]);
        Run(["tool"], environment: environment);
        File.Move(_folder["a", "tool"], _folder["b", "tool"]);
        Assert.Equal($"{_folder["a", "tool"]}\n{_folder["b", "tool"]}\n", Run(["tool"], environment: environment));
    }

    [Fact]
    public void What_it_leaves_in_its_group_ends_with_it()
    {
        Run(["sh", "-c", "sleep 1000 & echo $!"]);
        var child = int.Parse(File.ReadAllText(_folder["output"]));
        Assert.True(SpinWait.SpinUntil(() => !Processes.IsAlive(child), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Ends_are_not_mixed_up_with_those_of_processes_that_NET_started()
    {
        var spawned = Task.Run(() =>
        {
            var codes = new List<int>();
            for (var i = 0; i < 200; i++)
            {
                codes.Add(Start(["sh", "-c", $"exit {i}"]).Reap().ExitCode);
            }
            return codes;
        });
        var started = Task.Run(() =>
        {
            var codes = new List<int>();
            for (var i = 0; i < 100; i++)
            {
                using var process = Process.Start("/bin/sh", ["-c", $"exit {200 - i}"]);
                process.WaitForExit();
                codes.Add(process.ExitCode);
            }
            return codes;
        });
        Assert.Equal(Enumerable.Range(0, 200), await spawned);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => 200 - i), await started);
    }

    [Fact]
    public async Task A_tree_is_found_whatever_its_processes_did_to_leave_it()
    {
        var environment = new SpawnEnvironment([new("PATH", "/usr/bin:/bin"), new(Mark, "this one")]);
        var trees = new ProcessTrees(Mark, TimeProvider.System);
        var root = Start(["sh", "-c", "sleep 1000 & echo $!; setsid sh -c 'echo $$; sleep 1000; :' & (setsid sh -c 'echo $$; sleep 1000; :' &) ; exec sleep 1000"], environment: environment);
        await Eventually.HoldsAsync(() => File.ReadAllLines(_folder["output"]).Length == 3, "all of them run");
        var members = File.ReadAllLines(_folder["output"]).Select(int.Parse).ToArray();
        Assert.True(trees.IsAlive(root, "this one"));
        trees.Signal([(root, "another")], 0);
        trees.Signal([(root, "this one")], Libc.SigKill);
        await Eventually.HoldsAsync(() => !members.Any(Processes.IsAlive) && !trees.IsAlive(root, "this one"), "none of them runs");
        Assert.Equal(9, root.Reap().Signal);
        root.SignalGroup(Libc.SigKill);
    }
}
