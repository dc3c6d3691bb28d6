using System.Security.Cryptography;
using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Nodes;

/// <summary>What an executor has on one node: a folder of its own in the node's, with one for each worker, and the program.</summary>
internal sealed class NodeFolder(NodeGate gate, NodeExecutorOptions options)
{
    private readonly string _name = $"run-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
    private readonly Lock _sending = new();
    private Task? _sent;
    private int _started;

    /// <summary>Starts a worker.</summary>
    public NodeWorker Launch(NodeSlot slot)
    {
        var facts = gate.Facts ?? throw new CutOffException("it was not open");
        var rules = options.Nodes.Rules;
        var far = new FarTerms
        {
            Folder = $"{facts.WorkDir.TrimEnd('/')}/{_name}/{slot.Index}-{Interlocked.Increment(ref _started)}",
            Silence = rules.Silence,
            Beat = options.Limits.Memory is null ? rules.Silence / 6 : TimeSpan.FromMilliseconds(100),
            TellsMemory = options.Limits.Memory is not null,
        };
        var program = ProgramOn(facts);
        var variables = options.Command.Environment
            .Concat(gate.Node.Spec.Environment.Select(variable => new KeyValuePair<string, string?>(variable.Key, variable.Value)))
            .Concat(WorkerCrew.Variables(options.SlotVariable, slot.Binding, options.Limits.Memory));
        return new NodeWorker(gate.Node, far, WorkerScript.Start(far, program, variables), options.Limits.MaxLog, (end, cancel) => RemedyAsync(facts, program, end, cancel));
    }

    private FarProgram ProgramOn(NodeFacts facts) => options.Deployment?.On(facts) ?? FarProgram.AtSamePath(options.Command);

    /// <summary>Sends what a worker did not find, once for all workers that did not.</summary>
    private async Task<bool> RemedyAsync(NodeFacts facts, FarProgram program, ProcessEnd end, CancellationToken cancel)
    {
        if (end.ExitCode != WorkerScript.LacksProgram)
        {
            return false;
        }
        if (options.Deployment is not { } deployment)
        {
            throw new ExecutorException($"{program.Paths.First()} is not on {gate.Node.Spec.Name}. Add --deploy, which sends the program there, or build it there at the same path.");
        }
        Task sent;
        lock (_sending)
        {
            sent = _sent ??= deployment.SendAsync(gate.Node, facts, cancel);
        }
        try
        {
            await sent.ConfigureAwait(false);
        }
        catch (Exception)
        {
            _ = Interlocked.CompareExchange(ref _sent, null, sent);
            throw;
        }
        return true;
    }
}
