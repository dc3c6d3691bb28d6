using ExpRunner.Execution;
using ExpRunner.Executors.Nodes;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.TestWorker;

namespace ExpRunner.Tests.Executors.Nodes;

/// <summary>Programs that are sent to nodes.</summary>
public sealed class DeployTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly AttemptFactory _attempts;
    private readonly ShellNode _node;
    private readonly List<string> _warnings = [];

    public DeployTests()
    {
        _attempts = new AttemptFactory(_folder["out"]);
        _node = new ShellNode(new NodeSpec { Name = "far" }, _folder["node"]);
        Directory.CreateDirectory(Program);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(IsOfWorker))
        {
            File.Copy(file, Path.Combine(Program, Path.GetFileName(file)));
        }
        Directory.CreateDirectory(_folder["program", "data"]);
        File.WriteAllText(_folder["program", "data", "numbers.txt"], "1 2 3");
    }

    private string Program => _folder["program"];

    private string[] Sent => [.. Directory.EnumerateDirectories(_folder["node", "programs"]).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_program_is_sent_once_and_where_it_is_there_one_command_starts_a_worker()
    {
        Assert.Equal("1 2 3", (await RunAsync()).Scores.Items[0].AsText());
        Assert.Equal(3, _node.Commands);
        var first = Assert.Single(Sent);
        Assert.Matches("^worker-[0-9a-f]{16}$", first);

        Assert.Equal("1 2 3", (await RunAsync()).Scores.Items[0].AsText());
        Assert.Equal(4, _node.Commands);
        Assert.Equal([first], Sent);
    }

    [Fact]
    public async Task Another_build_is_sent_beside_it_and_what_was_not_used_for_long_goes()
    {
        await RunAsync();
        var first = Assert.Single(Sent);
        File.WriteAllText(_folder["program", "data", "numbers.txt"], "4");
        Assert.Equal("4", (await RunAsync()).Scores.Items[0].AsText());
        Assert.Equal(2, Sent.Length);

        Directory.CreateDirectory(_folder["node", "programs", "mine"]);
        foreach (var old in (string[])[first, "mine"])
        {
            Directory.SetLastWriteTimeUtc(_folder["node", "programs", old], DateTime.UtcNow.AddDays(-70));
        }
        File.WriteAllText(_folder["program", "data", "numbers.txt"], "5");
        await RunAsync();
        Assert.DoesNotContain(first, Sent);
        Assert.Contains("mine", Sent);
        Assert.Equal(3, Sent.Length);
    }

    [Fact]
    public async Task Results_within_the_programs_folder_are_not_sent()
    {
        Directory.CreateDirectory(_folder["program", "results"]);
        File.WriteAllText(_folder["program", "results", "large"], "x");
        await RunAsync();
        Assert.False(Directory.Exists(_folder["node", "programs", Sent[0], "results"]));
    }

    [Fact]
    public async Task Where_there_is_no_runtime_that_of_this_machine_is_sent()
    {
        _node.Facts = _node.Facts with { Runtimes = ["8.0.1"], Platform = ("Linux", "x86_64") };
        Assert.SkipUnless(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, "The node of this test is one of x86_64.");
        Assert.Equal("1 2 3", (await RunAsync()).Scores.Items[0].AsText());
        Assert.Equal(2, Sent.Length);
        Assert.StartsWith($"dotnet-{Environment.Version}-", Sent[0]);
        Assert.Contains($"far: it has no .NET {Environment.Version.ToString(2)}: this machine's is sent.", _warnings);
    }

    [Fact]
    public async Task Another_kind_of_machine_without_a_runtime_is_refused()
    {
        _node.Facts = _node.Facts with { Runtimes = [], Platform = ("Linux", "riscv64") };
        var fault = await Assert.ThrowsAsync<ExecutorException>(RunAsync);
        Assert.Contains("far: It has no .NET", fault.Message);
        Assert.Contains("and that is Linux riscv64. Install the runtime there.", fault.Message);
    }

    [Fact]
    public async Task A_program_that_is_not_there_and_is_not_to_be_sent_is_refused_with_the_way_out()
    {
        _node.Alter = script => script.Replace(Program, "/nowhere", StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<ExecutorException>(() => RunAsync(deploys: false));
        Assert.Contains($"{Program}/ExpRunner.TestWorker.dll is not on far. Add --deploy, which sends the program there, or build it there at the same path.", fault.Message);
    }

    [Fact]
    public async Task Another_build_at_the_same_path_is_refused()
    {
        var fault = await Assert.ThrowsAsync<ExecutorException>(() => RunAsync(deploys: false, code: "other"));
        Assert.Contains("The worker runs other code", fault.Message);
    }

    private Task<Outcome> RunAsync() => RunAsync(deploys: true);

    private async Task<Outcome> RunAsync(bool deploys, string? code = null)
    {
        var command = TestPrograms.Command(Path.Combine(Program, "ExpRunner.TestWorker.dll"), "worker");
        await using var nodes = new NodeSet([_node], new NodeRules(), _warnings.Add, TimeProvider.System);
        await using var executor = new NodeExecutor(new NodeExecutorOptions
        {
            Nodes = nodes,
            Slots = [new NodeSlot(nodes.Gates[0], 0, "")],
            Command = command,
            Deployment = deploys ? new Deployment(command, new ProgramFiles("worker", Program, _folder["program", "results"]), _warnings.Add) : null,
            ScratchFolder = _folder["scratch"],
            Version = TestPrograms.Version,
            CodeIdentity = code ?? TestPrograms.CodeIdentity,
            Warn = _warnings.Add,
        });
        await executor.StartAsync(CancellationToken.None);
        return await executor.RunAsync(_attempts.Do("read beside", text: "data/numbers.txt"));
    }

    private static bool IsOfWorker(string file)
        => Path.GetFileName(file) is var name && name.StartsWith("ExpRunner.TestWorker.", StringComparison.Ordinal)
        || (name.EndsWith(".dll", StringComparison.Ordinal) && !name.Contains("Tests", StringComparison.Ordinal) && !name.StartsWith("xunit", StringComparison.Ordinal));
}
