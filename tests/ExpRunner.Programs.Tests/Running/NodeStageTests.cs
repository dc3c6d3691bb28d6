using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Programs.Templates;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>Stages on a node: what goes there, what comes back, and that nothing stays.</summary>
public sealed class NodeStageTests : IAsyncDisposable
{
    private readonly ProgramRuns _runs = new();
    private readonly ProgramsOnNodes _nodes;

    public NodeStageTests() => _nodes = new ProgramsOnNodes(_runs, new ShellNode(Home));

    private string Home => _runs.Folder["a home"];

    public async ValueTask DisposeAsync()
    {
        await _nodes.DisposeAsync();
        var left = Directory.Exists(Home) ? Directory.GetFileSystemEntries(Path.Join(Home, ".exprun")) : [];
        var running = Processes.With(Home);
        _runs.Dispose();
        Assert.Empty(left);
        Assert.Empty(running);
    }

    [Theory]
    [InlineData("dash")]
    [InlineData("bash")]
    [InlineData("busybox", "sh")]
    public async Task Output_variables_arguments_and_exit_codes_are_exact(params string[] shell)
    {
        var found = new[] { "/usr/bin", "/bin" }.Select(folder => Path.Join(folder, shell[0])).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{shell[0]} is not installed");
        await using var nodes = new ProgramsOnNodes(_runs, new ShellNode(Home, [found!, .. shell[1..]]));
        const string nasty = "it's \"a\" $HOME `id` \\n * ? ~ ! ü\n-e {x}\t#";
        var spec = _runs.Of(new StageSpec("run", CommandTemplate.ParseArguments(["python3", "-c", """
            import os, sys, signal
            sys.stdout.buffer.write(bytes(range(256)) + os.environb[b'EXPRUN_VAR_a'] + b'|' + os.environb[b'EXPRUN_VAR_odd-name'] + b'|' + os.environb[b'X'] + b'|' + b'|'.join(os.fsencode(a) for a in sys.argv[1:]))
            sys.stderr.write('trouble ' + os.getcwd() + ' ' + str(signal.getsignal(signal.SIGINT) is signal.default_int_handler) + ' ' + repr(sys.stdin.read()))
            open(os.environ['EXPRUN_OUT'] + '/made', 'w').write(os.environ['EXPRUN_OUT'])
            sys.exit(77)
            """.Replace("{", "{{", StringComparison.Ordinal), "{a}", "", "{odd-name}"]))) with
        {
            Environment = [("X", TextTemplate.ParseWithVariables("$THERE/{a}"))],
            WorkingDirectory = FolderTemplate.Parse("~", "/nowhere"),
        };
        var attempt = _runs.Attempt(config: Value.Object(("a", Value.Of(nasty)), ("odd-name", Value.Of("--odd"))));
        Directory.CreateDirectory(attempt.OutPath);
        var outcome = await nodes.RunAsync(spec, attempt);
        Assert.Equal(AttemptStatus.Failed, outcome.Status);
        Assert.StartsWith("run: exit code 77\n", outcome.Error);
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        Assert.Equal([.. bytes, .. System.Text.Encoding.UTF8.GetBytes($"{nasty}|--odd|over there/{nasty}|{nasty}||--odd")], File.ReadAllBytes(_runs.Folder["out", "0", "run.stdout.log"]));
        Assert.Equal($"trouble {Home} True ''", _runs.Read("run.stderr.log"));
        Assert.Matches(@"/a home/\.exprun/run-[0-9a-f]{16}/0\.0$", _runs.Read("made"));
        Assert.Equal("away/0", outcome.Worker);
    }

    [Fact]
    public async Task Much_output_comes_as_it_is()
    {
        var outcome = await _nodes.RunAsync(_runs.Shell("run: seq 2000000; seq 300000 >&2"));
        Assert.Equal(AttemptStatus.Completed, outcome.Status);
        Assert.Equal(string.Concat(Enumerable.Range(1, 2_000_000).Select(i => $"{i}\n")), _runs.Read("run.stdout.log"));
        Assert.Equal(string.Concat(Enumerable.Range(1, 300_000).Select(i => $"{i}\n")), _runs.Read("run.stderr.log"));
    }

    [Fact]
    public async Task Stages_share_a_folder_and_all_of_it_comes_back()
    {
        var spec = _runs.Shell(
            "a: mkdir -p {out}/deep/empty; echo one > {out}/deep/'x y'; ln -s deep/'x y' {out}/link; ln -s /etc/passwd {out}/away; head -c 3000000 /dev/urandom > {out}/big; cksum < {out}/big; echo said",
            "b: cat {out}/a.stdout.log {out}/link; cksum < {out}/big; echo two >> {out}/deep/'x y'; echo 1 > {out}/-n");
        var outcome = await _nodes.RunAsync(spec);
        Assert.Equal((AttemptStatus.Completed, null), (outcome.Status, outcome.Error));
        var said = _runs.Read("a.stdout.log");
        Assert.Equal($"{said}one\n{said.Split('\n')[0]}\n", _runs.Read("b.stdout.log"));
        Assert.Equal("one\ntwo\n", _runs.Read("link"));
        Assert.Equal("1\n", _runs.Read("-n"));
        Assert.False(Path.Exists(_runs.Folder["out", "0", "away"]));
        Assert.Contains(_runs.Warnings, warning => warning.Contains("'away' was not fetched: it leads to '/etc/passwd'", StringComparison.Ordinal));
        Assert.True(Directory.Exists(_runs.Folder["out", "0", "deep", "empty"]));
    }

    [Fact]
    public async Task A_later_attempt_finds_what_earlier_ones_left_here()
    {
        var attempt = _runs.Attempt(number: 2) with { Stages = [new("a", 1, IsDone: true), new("b", 2, IsDone: false)] };
        Directory.CreateDirectory(Path.Join(attempt.OutPath, "sub"));
        File.WriteAllText(Path.Join(attempt.OutPath, "sub", "model"), "weights");
        var outcome = await _nodes.RunAsync(_runs.Shell("a: false", "b: cat {out}/sub/model; printf more > {out}/sub/next"), attempt);
        Assert.Equal((AttemptStatus.Completed, null), (outcome.Status, outcome.Error));
        Assert.Equal(("weights", "more"), (_runs.Read("b.stdout.2.log"), _runs.Read("sub/next")));
    }

    [Fact]
    public async Task Folders_of_needed_trials_are_there()
    {
        var needed = _runs.Folder["out", "7"];
        Directory.CreateDirectory(needed);
        File.WriteAllText(Path.Join(needed, "model"), "of seven");
        var attempt = _runs.Attempt() with { Needed = [new NeededTrial(7, needed, Value.Object(), Value.Object())] };
        var outcome = await _nodes.RunAsync(_runs.Shell("run: cat {trials[-1].out}/model; echo {trials[-1].out}"), attempt);
        Assert.Equal((AttemptStatus.Completed, null), (outcome.Status, outcome.Error));
        Assert.StartsWith($"of seven{Home}/.exprun/run-", _runs.Read("run.stdout.log"));
    }

    [Fact]
    public async Task What_cannot_be_started_says_so_with_the_nodes_name()
    {
        var missing = await _nodes.RunAsync(_runs.Command("no-such-program --x") with { WorkingDirectory = FolderTemplate.Literal("/") });
        Assert.Equal((AttemptStatus.Failed, "run: on away: There is no program 'no-such-program' in any folder of PATH. Install it there, or name it by its path."), (missing.Status, missing.Error));
        var folder = await _nodes.RunAsync(_runs.Command("true") with { WorkingDirectory = FolderTemplate.Literal("/no/such") });
        Assert.Equal("run: on away: Cannot start 'true': there is no working directory '/no/such'.", folder.Error);
        var script = Path.Join(Home, "script");
        File.WriteAllText(script, "echo from a script");
        var refused = await _nodes.RunAsync(_runs.Command("./script") with { WorkingDirectory = FolderTemplate.Parse("", "/nowhere") });
        Assert.Equal("run: on away: './script' may not be executed. Make it executable (chmod +x), or run it through its interpreter.", refused.Error);
        Assert.Equal(AttemptStatus.Completed, (await _nodes.RunAsync(_runs.Command("chmod +x script") with { WorkingDirectory = FolderTemplate.Parse(".", "/nowhere") })).Status);
        Assert.Equal(AttemptStatus.Completed, (await _nodes.RunAsync(_runs.Command("./script") with { WorkingDirectory = FolderTemplate.Parse("", "/nowhere") })).Status);
        Assert.Equal("from a script\n", _runs.Read("run.stdout.log"));
    }

    [Fact]
    public async Task A_long_command_is_run_too()
    {
        var text = string.Concat(Enumerable.Repeat("it's long ", 8000));
        var outcome = await _nodes.RunAsync(_runs.Command("printf %s {text}"), _runs.Attempt(config: Value.Object(("text", Value.Of(text)))));
        Assert.Equal((AttemptStatus.Completed, null), (outcome.Status, outcome.Error));
        Assert.Equal(text, _runs.Read("run.stdout.log"));
    }

    [Fact]
    public async Task A_timeout_ends_the_whole_tree_there()
    {
        const string tree = "sleep 1000 & echo $!; setsid sh -c 'echo $$; sleep 1000; :' & (setsid sh -c 'echo $$; sleep 1000; :' &) ; echo $$; sleep 1000";
        var outcome = await _nodes.RunAsync(_runs.Of(new StageSpec("run", CommandTemplate.ParseShell(tree)) { Timeout = TimeSpan.FromSeconds(1) }));
        Assert.Equal((AttemptStatus.Timeout, "run: ran longer than 1 s"), (outcome.Status, outcome.Error));
        var members = _runs.Read("run.stdout.log").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();
        Assert.Equal(4, members.Length);
        Assert.All(members, member => Assert.False(Processes.IsAlive(member)));
    }

    [Fact]
    public async Task What_is_lost_there_is_cut_off_and_nothing_stays()
    {
        await using var executor = _nodes.Executor(_runs.Options(_runs.Shell("run: echo $PPID $$; sleep 1000")));
        await executor.StartAsync(CancellationToken.None);
        var running = _runs.RunAsync(executor, [_runs.Attempt(), _runs.Attempt(1)]);
        await Eventually.HoldsAsync(() => File.Exists(_runs.Folder["out", "0", "run.stdout.log"]) && _runs.Read("run.stdout.log").EndsWith('\n'), "it runs");
        var numbers = _runs.Read("run.stdout.log").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();
        System.Diagnostics.Process.GetProcessById(numbers[0]).Kill();
        var (_, outcome) = Assert.Single(await running);
        Assert.Equal((AttemptStatus.Lost, true), (outcome.Status, outcome.IsCutOff));
        await Eventually.HoldsAsync(() => !Processes.IsAlive(numbers[1]), "it ends when nobody is heard");
    }

    [Fact]
    public async Task Fetched_files_land_here_as_they_do_on_a_local_run()
    {
        const string script = "mkdir -p results/sub; echo 1 > results/a.csv; echo 2 > results/b.csv; echo 3 > results/c.txt; echo 4 > 'model *.pt'; echo 5 > results/sub/d; echo 6 > .hidden; echo 7 > model1.pt; exit 3";
        var spec = _runs.Of(new StageSpec("run", CommandTemplate.ParseShell(script)) { Fetch = [FetchTemplate.Parse("results/?.csv"), FetchTemplate.Parse("results/sub")] }) with
        {
            Fetch = [FetchTemplate.Parse("{model}"), FetchTemplate.Parse("*"), FetchTemplate.Parse("nothing/*")],
            WorkingDirectory = FolderTemplate.Literal(_runs.Folder["work"]),
        };
        spec = spec with { Fetch = [.. spec.Fetch.Where(fetch => fetch.Written.Text != "*")] };
        Directory.CreateDirectory(_runs.Folder["work"]);
        var config = Value.Object(("model", Value.Of("model *.pt")));
        Assert.Equal(AttemptStatus.Failed, (await _nodes.RunAsync(spec, _runs.Attempt(0, config))).Status);
        Assert.Equal(AttemptStatus.Failed, (await _runs.RunAsync(spec, _runs.Attempt(1, config))).Status);
        string[] there = FilesOf("0"), here = FilesOf("1");
        Assert.Equal(["model *.pt", "results/a.csv", "results/b.csv", "results/sub/d"], there);
        Assert.Equal(here, there);

        string[] FilesOf(string id) => [.. Directory.GetFiles(_runs.Folder["out", id], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_runs.Folder["out", id], file)).Order(StringComparer.Ordinal)];
    }
}
