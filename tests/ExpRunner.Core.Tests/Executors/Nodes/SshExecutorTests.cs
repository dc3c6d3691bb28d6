using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;

namespace ExpRunner.Tests.Executors.Nodes;

/// <summary>Nodes behind a real sshd.</summary>
public sealed class SshExecutorTests : NodeContract, IAsyncDisposable
{
    private readonly SshHost _host = SshHost.Start();

    protected override string WorkDir => _host.Spec().WorkDir!;

    private protected override INode MakeNode(NodeSpec spec) => new SshNode(_host.Spec(spec.Name) with { Environment = spec.Environment }, Rules);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _host.Dispose();
        Dispose();
    }

    [Fact]
    public async Task A_lost_connection_loses_what_ran_and_nothing_else_and_the_node_is_used_again()
    {
        await using (var executor = await StartAsync())
        {
            var running = executor.RunAsync([Attempts.Do("nothing"), Attempts.Do("write and wait"), Attempts.Do("nothing")]);
            await WaitingProcessAsync("out/1");
            _host.Stop();
            var ended = await running;
            Assert.Equal([AttemptStatus.Completed, AttemptStatus.Lost], ended.Select(end => end.Outcome.Status));
            Assert.True(ended[1].Outcome.IsCutOff);
            Assert.Equal("It was lost with far: the connection was lost.", ended[1].Outcome.Error);
            _host.Resume();
            Assert.True(await executor.ReadyAsync(executor.Slots[0], CancellationToken.None));
            Assert.Equal(AttemptStatus.Completed, (await executor.RunAsync(Attempts.Do("nothing"))).Status);
        }
    }

    [Fact]
    public async Task A_worker_that_hears_nothing_any_more_ends_itself_and_the_folder_goes_with_it()
    {
        await using (var executor = await StartAsync())
        {
            var running = executor.RunAsync([Attempts.Do("write and wait")]);
            var worker = await WaitingProcessAsync("out/0");
            var way = _host.ProcessIds.Except(Processes.With(Mark)).ToArray();
            Array.ForEach(way, id => Signal(id, 19));
            try
            {
                await Eventually.HoldsAsync(() => !Processes.IsAlive(worker), "the worker has ended");
                var ended = await running;
                Assert.Equal((AttemptStatus.Lost, true), (ended[0].Outcome.Status, ended[0].Outcome.IsCutOff));
            }
            finally
            {
                Array.ForEach(way, id => Signal(id, 18));
            }
        }
        await NothingIsLeftAsync();
    }
}
