using System.CommandLine;
using ExpRunner.Cluster;
using ExpRunner.Hosting.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>head</c>: keeps sweeps for those who submit them and hands them out to workers; runs no trial itself.</summary>
internal sealed class HeadVerb
{
    private readonly Option<int> _port = new("--port") { Description = "Port that workers and drivers connect to.", HelpName = "N", DefaultValueFactory = _ => 30000 };
    private readonly Option<int?> _headPort = new("--head-port") { Description = "Port that other heads connect to; default: the one after --port.", HelpName = "N" };
    private readonly Option<string> _listen = new("--listen") { Description = "Address to listen on; beyond this machine only with a secret or a certificate.", HelpName = "ADDRESS", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<string?> _address = new("--address") { Description = "Address that other heads know this one by; default: the one it listens on.", HelpName = "ADDRESS" };
    private readonly Option<bool> _durable = new("--durable") { Description = "Records in files outlive a power cut, too." };
    private readonly RecordArguments _records = new();
    private readonly AccessArguments _access = new(isHead: true);

    public static Command Create(Terminal terminal)
    {
        var verb = new HeadVerb();
        var command = new Command("head", "Keep sweeps and hand them out to workers, until it is interrupted.") { verb._port, verb._headPort, verb._listen, verb._address, verb._durable };
        verb._records.AddTo(command);
        verb._access.AddTo(command);
        command.SetAction((typed, _) => ClusterSession.RunAsync(terminal, (stop, _) => RunAsync(terminal, verb.Bind(typed, terminal), stop)));
        return command;
    }

    /// <exception cref="SweepException">It cannot be started like that.</exception>
    private HeadRequest Bind(ParseResult typed, Terminal terminal) => new()
    {
        Port = typed.GetValue(_port),
        HeadPort = typed.GetValue(_headPort),
        Listen = typed.GetValue(_listen)!,
        Address = typed.GetValue(_address),
        Clustering = _records.Clustering(typed),
        Connection = _records.Connection(typed),
        IsDurable = typed.GetValue(_durable),
        Access = _access.Bind(typed).Read(),
        Warn = terminal.Warn,
    };

    /// <summary>A head that stood still so long that the others took it for dead begins anew, with what is on record.</summary>
    private static async Task RunAsync(Terminal terminal, HeadRequest request, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var head = await ClusterEngine.Only().StartHeadAsync(request, stop).ConfigureAwait(false);
            await using (head.ConfigureAwait(false))
            {
                terminal.Error.WriteLine($"The head listens on {request.Listen}:{request.Port}. Workers: worker --cluster HOST:{request.Port}");
                await Task.WhenAny(head.Dismissed, Task.Delay(Timeout.Infinite, stop)).ConfigureAwait(false);
            }
            if (head.Dismissed.IsCompletedSuccessfully)
            {
                terminal.Warn($"The other heads took this one for dead: {await head.Dismissed.ConfigureAwait(false)} It begins anew.");
            }
        }
    }
}
