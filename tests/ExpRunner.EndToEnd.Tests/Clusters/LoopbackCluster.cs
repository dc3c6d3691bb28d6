using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ExpRunner.EndToEnd.Tests.ProgramSweeps;
using ExpRunner.TestKit;

namespace ExpRunner.EndToEnd.Tests.Clusters;

/// <summary>A cluster of processes of the tool, which has its engine from a plug-in; all run in one folder.</summary>
internal sealed class LoopbackCluster : IDisposable
{
    private readonly PluginPlace _plugins = new();
    private readonly List<RunningProgram> _members = [];
    private readonly int _port = FreePort();

    public LoopbackCluster() => _plugins.Put();

    public ProgramFolder Folder { get; } = new();

    /// <summary>The options of a sweep that goes there.</summary>
    public string[] There => ["--backend", "loopback", "--cluster", Address];

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public void Dispose()
    {
        _members.ForEach(member => member.Dispose());
        Folder.Dispose();
        _plugins.Dispose();
    }

    public async Task<RunningProgram> StartHeadAsync()
    {
        var head = Start("head", "--port", _port.ToString(CultureInfo.InvariantCulture));
        await head.SaysAsync("The head listens");
        return head;
    }

    public async Task<RunningProgram> StartWorkerAsync(params string[] args)
    {
        var worker = Start(["worker", "--cluster", Address, .. args]);
        await worker.SaysAsync("Working for");
        return worker;
    }

    /// <summary>Starts the tool at the head of a process group of its own.</summary>
    public RunningProgram Start(params string[] args)
    {
        var program = new RunningProgram(Programs.Begin("setsid", Folder.Path, _plugins.Environment, ["dotnet", "exec", Programs.Tool, .. args]));
        _members.Add(program);
        return program;
    }

    /// <summary>Runs the tool, and fails the test unless the exit code is the expected one.</summary>
    public Finished Tool(int expected, params string[] args)
    {
        var finished = Programs.Execute("dotnet", Folder.Path, _plugins.Environment, ["exec", Programs.Tool, .. args]);
        Assert.True(finished.ExitCode == expected, $"expected exit code {expected}: {string.Join(' ', args)}\n{finished.All}\n{string.Join('\n', _members.Select(member => member.Error))}");
        return finished;
    }

    /// <summary>How many processes have that in their command line.</summary>
    public int Running(string command) => ProcessTable.In(Folder.Path).Count(process => process.Command.Contains(command, StringComparison.Ordinal));

    public Task EndedAsync(string command) => Eventually.HoldsAsync(() => Running(command) == 0, $"nothing of '{command}' runs");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
