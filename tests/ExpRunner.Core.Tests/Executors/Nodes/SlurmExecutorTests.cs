using ExpRunner.Nodes;
using ExpRunner.Nodes.Slurm;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Executors.Nodes;

/// <summary>Nodes that are tasks of a real Slurm.</summary>
public sealed class SlurmExecutorTests : NodeContract, IAsyncDisposable
{
    private readonly TempFolder _node = new();
    private readonly SlurmCluster _slurm;
    private readonly string _name = $"exprun-{Guid.NewGuid():N}";

    public SlurmExecutorTests(SlurmCluster slurm)
    {
        _slurm = slurm;
        slurm.Need();
    }

    protected override string WorkDir => _node["work"];

    private string[] Tasks => _slurm.Ask("squeue", "--noheader", "--array", $"--name={_name}", "--format=%F_%K").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private protected override INode MakeNode(NodeSpec spec)
    {
        var job = new SlurmJob(new SlurmOptions { Name = _name, Silence = Rules.Silence }, _ => { }, TimeProvider.System);
        return new SlurmNode(spec with { HostName = "slurm", Workers = 1, WorkDir = WorkDir }, job, Rules, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await Eventually.HoldsAsync(() => Tasks.Length == 0, "no task is left");
        _node.Dispose();
        Dispose();
    }

    [Fact]
    public async Task A_cancelled_task_loses_what_ran_and_nothing_else_and_a_further_one_takes_its_place()
    {
        await using (var executor = await StartAsync())
        {
            var running = executor.RunAsync([Attempts.Do("nothing"), Attempts.Do("write and wait"), Attempts.Do("nothing")]);
            await WaitingProcessAsync("out/1");
            var first = Assert.Single(Tasks);
            _slurm.Ask("scancel", first);
            var ended = await running;
            Assert.Equal([AttemptStatus.Completed, AttemptStatus.Lost], ended.Select(end => end.Outcome.Status));
            Assert.True(ended[1].Outcome.IsCutOff);

            Assert.True(await executor.ReadyAsync(executor.Slots[0], CancellationToken.None));
            Assert.Equal(AttemptStatus.Completed, (await executor.RunAsync(Attempts.Do("nothing"))).Status);
            Assert.NotEqual(first, Tasks[^1]);
        }
        await NothingIsLeftAsync();
    }
}
