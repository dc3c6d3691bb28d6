using System.CommandLine;
using ExpRunner.Cluster;
using ExpRunner.Hosting.Running;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>head</c>: keeps sweeps for those who submit them and hands them out to workers; runs no trial itself.</summary>
internal sealed class HeadVerb
{
    private readonly Option<int> _port = new("--port") { Description = "Port that workers and drivers connect to.", HelpName = "N", DefaultValueFactory = _ => 30000 };
    private readonly Option<string> _listen = new("--listen") { Description = "Address to listen on; beyond this machine only with a secret.", HelpName = "ADDRESS", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<string?> _address = new("--address") { Description = "Address that other heads know this one by; default: the one it listens on.", HelpName = "ADDRESS" };
    private readonly Option<string> _data = new("--data") { Description = "Folder for its records.", HelpName = "FOLDER", DefaultValueFactory = _ => "head" };
    private readonly Option<bool> _durable = new("--durable") { Description = "Records outlive a power cut, too." };
    private readonly Option<string?> _postgres = new("--postgres") { Description = "Connection of a PostgreSQL database, for several heads.", HelpName = "CONNECTION" };
    private readonly Option<string?> _secretFile = ClusterArguments.FileOfSecret();

    public static Command Create(Terminal terminal)
    {
        var verb = new HeadVerb();
        var command = new Command("head", "Keep sweeps and hand them out to workers, until it is interrupted.") { verb._port, verb._listen, verb._address, verb._data, verb._durable, verb._postgres, verb._secretFile };
        command.SetAction((typed, _) => ClusterSession.RunAsync(terminal, (stop, _) => verb.RunAsync(terminal, typed, stop)));
        return command;
    }

    private async Task RunAsync(Terminal terminal, ParseResult typed, CancellationToken stop)
    {
        var request = new HeadRequest
        {
            Port = typed.GetValue(_port),
            Listen = typed.GetValue(_listen)!,
            Address = typed.GetValue(_address),
            Folder = Path.GetFullPath(typed.GetValue(_data)!),
            IsDurable = typed.GetValue(_durable),
            Postgres = typed.GetValue(_postgres),
            Secret = ClusterSecret.Read(typed.GetValue(_secretFile)),
            Warn = terminal.Warn,
        };
        var head = await ClusterEngine.Only().StartHeadAsync(request, stop).ConfigureAwait(false);
        await using (head.ConfigureAwait(false))
        {
            terminal.Error.WriteLine($"The head listens on {request.Listen}:{request.Port}. Workers: worker --cluster HOST:{request.Port}");
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
