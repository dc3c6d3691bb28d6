using ExpRunner.Executors.Nodes;
using ExpRunner.Hosting.Running;
using ExpRunner.Nodes;

namespace ExpRunner.Bench.Rows;

/// <summary>What a trial costs that does nothing on a node behind ssh, beside the same in a pool and in a loop; the connection and the start of workers are not in it.</summary>
internal static class SshRow
{
    public static async Task RunAsync(BenchRun run)
    {
        using var ssh = new LoopbackSsh();
        await run.CompareAsync(
            Candidate.Of("plain C# loop, a line each", (_, folder) => PlainLoop.Run(run.Items, folder)),
            Pools.Of("pool, batches of 64", workers: 2, batch: 64),
            Over("ssh on the loopback address, batches of 64", ssh, batch: 64),
            Over("ssh on the loopback address, batches of 512", ssh, batch: 512));
    }

    private static Candidate Over(string name, LoopbackSsh ssh, int batch) => new(name, async (run, folder) =>
    {
        var rules = new NodeRules();
        await using var nodes = new NodeSet([ssh.Node(rules)], rules, Console.Error.WriteLine, TimeProvider.System);
        await nodes.OpenAsync(CancellationToken.None);
        await using var executor = new NodeExecutor(new NodeExecutorOptions
        {
            Nodes = nodes,
            Slots = [new NodeSlot(nodes.Gates[0], 0, ""), new NodeSlot(nodes.Gates[0], 1, "")],
            Command = ThisProgram.Command("worker"),
            ScratchFolder = Path.Combine(folder, "scratch"),
            Version = ThisProgram.Version,
            CodeIdentity = ExperimentRegistry.CodeIdentity,
        });
        await executor.StartAsync(CancellationToken.None);
        await Pools.ServeAsync(executor, folder, 200, 1);
        return await Cost.OfAsync(run.Items, () => Pools.ServeAsync(executor, folder, run.Items, batch));
    });
}
