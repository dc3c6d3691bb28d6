using ExpRunner.Nodes;

namespace ExpRunner.Bench.Rows;

/// <summary>What a program costs that does nothing on a node behind ssh, beside the same commands by hand over one shared connection; connecting is in neither.</summary>
internal static class SshProgramsRow
{
    public static async Task RunAsync(BenchRun run)
    {
        using var ssh = new LoopbackSsh();
        var rules = new NodeRules();
        await using var nodes = new NodeSet([ssh.Node(rules)], rules, Console.Error.WriteLine, TimeProvider.System);
        await nodes.OpenAsync(CancellationToken.None);
        await run.CompareAsync(
            ByHand("ssh -S by hand, 2 at once", ssh),
            Programs.OnNodes("the executor for programs, 2 slots of a node", nodes));
    }

    private static Candidate ByHand(string name, LoopbackSsh ssh) => new(name, async (run, folder) =>
    {
        var socket = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await Bash($"{ssh.ByHand(socket)} -M -N -f 127.0.0.1 && {ssh.ByHand(socket)} 127.0.0.1 true");
        var cost = await Cost.OfAsync(run.Items, () => Bash($"seq {run.Items} | xargs -P2 -n1 {ssh.ByHand(socket)} 127.0.0.1 /bin/true > {folder}/log"));
        await Bash($"{ssh.ByHand(socket)} -O exit 127.0.0.1");
        return cost;
    });

    private static async Task Bash(string script)
    {
        using var process = System.Diagnostics.Process.Start("/bin/bash", ["-o", "pipefail", "-c", $"{{ {script}; }} </dev/null 2>/dev/null"]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"exit code {process.ExitCode}: {script}");
        }
    }
}
