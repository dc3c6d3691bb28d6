using ExpRunner.Execution;

namespace ExpRunner.Nodes;

/// <summary>
/// A machine that is reached by the system's ssh: one connection for all commands, and more only where it runs more at once than sshd allows on one.
/// </summary>
internal sealed class SshNode(NodeSpec spec, NodeRules rules, TimeProvider? time = null) : INode
{
    /// <summary>By how many attempts a connection is shared: sshd takes 10 sessions on one unless it is told otherwise, and files are sent and fetched too.</summary>
    private const int AttemptsPerConnection = 8;
    private const int CutOff = 255;
    private SshConnection[] _connections = [];
    private uint _commands;

    public NodeSpec Spec => spec;

    public bool IsHere => false;

    public async Task<NodeFacts> OpenAsync(CancellationToken cancel)
    {
        await CloseAsync().ConfigureAwait(false);
        if (spec.PrivateKey is { } key && !File.Exists(key))
        {
            throw new NodeException($"there is no private key {key}. Correct private_key:.") { IsLasting = true };
        }
        try
        {
            if (SharesConnections)
            {
                await ConnectAsync(cancel).ConfigureAwait(false);
            }
            var facts = await NodeProbe.AskAsync(this, time ?? TimeProvider.System, cancel).ConfigureAwait(false);
            var attempts = spec.Workers ?? (spec.Slots.Count > 0 ? spec.Slots.Count : facts.Cpus);
            for (var more = AttemptsPerConnection; SharesConnections && more < attempts; more += AttemptsPerConnection)
            {
                await ConnectAsync(cancel).ConfigureAwait(false);
            }
            return facts;
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    public Task CloseAsync()
        => Task.WhenAll(Interlocked.Exchange(ref _connections, []).Select(connection => connection.DisposeAsync().AsTask()));

    public ProcessCommand Command(string script, bool isEndTold = true)
    {
        if (!SharesConnections)
        {
            return SshCommand.Alone(spec, rules, ShellScript.ForLogin(script, isEndTold));
        }
        // One that was lost is left out; what is left when all were lost must not connect anew, which nobody would notice.
        var alive = Volatile.Read(ref _connections).Where(connection => !connection.IsLost).ToArray();
        return alive.Length == 0
            ? SshCommand.Lost(spec)
            : SshCommand.Over(spec, rules, alive[Interlocked.Increment(ref _commands) % alive.Length].Socket, ShellScript.ForLogin(script, isEndTold));
    }

    public bool IsCutOff(ProcessEnd end) => end.ExitCode == CutOff;

    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    /// <summary>The ssh of Windows cannot share a connection.</summary>
    private static bool SharesConnections => !OperatingSystem.IsWindows();

    private async Task ConnectAsync(CancellationToken cancel)
    {
        var connection = await SshConnection.OpenAsync(spec, rules, cancel).ConfigureAwait(false);
        _connections = [.. _connections, connection];
    }
}
