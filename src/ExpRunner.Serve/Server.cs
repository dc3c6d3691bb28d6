using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ExpRunner.Serving;

/// <summary>Listens, says where, and goes on until it is told to end.</summary>
internal static class Server
{
    private const int BadUsage = 2;
    private const int MostConnections = 1000;

    /// <summary>Serves; gives the exit code.</summary>
    public static async Task<int> RunAsync(ServeOptions options, TextReader input, TextWriter output, TextWriter errors)
    {
        ListenAddress address;
        try
        {
            address = ListenAddress.Parse(options.Address);
        }
        catch (FormatException fault)
        {
            errors.WriteLine($"error: {fault.Message}");
            return BadUsage;
        }
        var token = address.IsLoopback ? null : Gate.NewToken();
        using var sweeps = new Sweeps(options.Paths);
        using var data = new PageData(options, sweeps);
        var room = new Newsroom(sweeps, data);
        await using var app = Build(address, options.Port);
        var stop = app.Lifetime.ApplicationStopping;
        app.Run(new Answers(new Gate(address, token), sweeps, data, room, stop).AnswerAsync);
        try
        {
            await app.StartAsync();
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            errors.WriteLine($"error: {Reason(fault, options)}");
            return BadUsage;
        }
        _ = Task.Run(() => EndWithTool(input, app.Lifetime), CancellationToken.None);
        Announce(address.UrlOf(PortOf(app), token), options, sweeps, output, errors);
        await room.RunAsync(stop);
        await app.StopAsync(CancellationToken.None);
        return 0;
    }

    private static WebApplication Build(ListenAddress address, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(500));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Listen(address.Address, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        return builder.Build();
    }

    private static void Announce(string url, ServeOptions options, Sweeps sweeps, TextWriter output, TextWriter errors)
    {
        sweeps.Look();
        var missing = sweeps.Missing.Count == 0 ? "" : $" Waiting for a sweep to begin in {string.Join(", ", sweeps.Missing)}.";
        errors.WriteLine(FormattableString.Invariant($"Serving {sweeps.Count} {(sweeps.Count == 1 ? "sweep" : "sweeps")}; Ctrl-C ends it.{missing}"));
        output.WriteLine(url);
        output.Flush();
        if (options.Open && Browser.Open(url) is { } fault)
        {
            errors.WriteLine($"warning: {fault}");
        }
    }

    private static string Reason(Exception fault, ServeOptions options)
    {
        var at = FormattableString.Invariant($"{options.Address}:{options.Port}");
        return fault.InnerException is AddressInUseException || fault.InnerException?.InnerException is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || fault is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
            ? $"{at}: another program listens there. Take another port with --port, or a free one with --port 0."
            : fault is SocketException { SocketErrorCode: SocketError.AccessDenied } ? $"{at}: the system does not allow to listen there; ports below 1024 are mostly kept for administrators. Take another one with --port."
            : $"{at}: it cannot be listened there: {fault.Message} --address takes an address of this machine.";
    }

    private static int PortOf(WebApplication app)
        => new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    /// <summary>The tool holds the other end of standard input: when it is gone, however it ended, there is nobody left to end this.</summary>
    private static void EndWithTool(TextReader input, IHostApplicationLifetime lifetime)
    {
        while (input.ReadLine() is not null)
        {
        }
        lifetime.StopApplication();
    }
}
