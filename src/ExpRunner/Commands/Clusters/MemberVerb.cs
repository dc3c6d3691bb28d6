using System.CommandLine;
using ExpRunner.Commands;
using ExpRunner.Hosting.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>worker --cluster HOST:PORT</c>: runs what is open on a cluster, until it is interrupted.</summary>
internal sealed class MemberVerb
{
    private readonly ClusterArguments _cluster = new();
    private readonly Option<string?> _slots = SweepArguments.Slots();
    private readonly Option<string?> _tags = SweepArguments.Tags();
    private readonly Option<int?> _workers = SweepArguments.Positive("--workers", ["-j"], "Most attempts at once; default: as many as fit on the processors.");

    public static Command Create(Terminal terminal)
    {
        var verb = new MemberVerb();
        var command = new Command(WorkerVerb.Name, "Run what is open on a cluster, until it is interrupted.") { verb._slots, verb._tags, verb._workers };
        verb._cluster.AddTo(command, isRequired: true);
        command.SetAction((typed, _) => verb.RunAsync(terminal, typed));
        return command;
    }

    private Task<int> RunAsync(Terminal terminal, ParseResult typed)
    {
        var given = new SweepOptions { Slots = typed.GetValue(_slots), Tags = SweepArguments.Words(typed.GetValue(_tags)), Workers = typed.GetValue(_workers) };
        string[] problems = [.. SlotChoice.Problems(given)];
        return problems.Length > 0
            ? Task.FromResult(SweepSession.Refuse(terminal, problems, ExitCode.BadUsage))
            : ClusterSession.RunAsync(terminal, async (stop, kill) =>
            {
                var cluster = await _cluster.ConnectAsync(typed, stop).ConfigureAwait(false);
                await using (cluster.ConfigureAwait(false))
                {
                    var member = new MemberOptions { Capacity = SlotChoice.CapacityOf(given), Workers = given.Workers, Warn = terminal.Warn, Time = TimeProvider.System };
                    terminal.Error.WriteLine($"Working for {_cluster.Heads(typed)} with {member.Capacity}.");
                    await ClusterMember.RunAsync(cluster, member, stop, kill).ConfigureAwait(false);
                }
            });
    }
}
