using System.Diagnostics;
using ExpRunner.Orleans.Tests;
using ExpRunner.TestKit;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace ExpRunner.Orleans.Tests;

/// <summary>A server of PostgreSQL for the tests that ask for one, in a folder and on a port of its own; where it is not installed, they are skipped.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string[] Places = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), .. Versions()];
    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Find();
    private readonly SemaphoreSlim _starting = new(1);
    private Process? _server;

    private string Folder => Path.Combine(_folder.Path, "data");

    /// <summary>The connection of a new database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        await StartAsync();
        var name = $"test_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            // The server itself, whatever it was started by.
            using var stop = Process.Start("kill", ["-INT", File.ReadLines(Path.Combine(Folder, "postmaster.pid")).First()]);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        _folder.Dispose();
        _starting.Dispose();
    }

    private async Task StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            var programs = Places.FirstOrDefault(static place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "postgres")));
            Assert.SkipWhen(programs is null, "PostgreSQL is not installed: no initdb and postgres in PATH or in /usr/lib/postgresql/*/bin.");
            _server ??= await StartAsync(programs!);
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<Process> StartAsync(string programs)
    {
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to be root's.
            await Begin("chown", ["nobody", _folder.Path]).WaitForExitAsync();
        }
        using var making = Begin(Path.Combine(programs, "initdb"), ["-D", Folder, "-U", "exprunner", "-A", "trust", "--no-sync"], asNobody: true);
        await making.WaitForExitAsync();
        Assert.Equal(0, making.ExitCode);
        var server = Begin(Path.Combine(programs, "postgres"), ["-D", Folder, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1", "-k", _folder.Path, "-c", "fsync=off"], asNobody: true);
        await Eventually.HoldsAsync(() => server.HasExited || Answers(), "the server takes connections");
        Assert.False(server.HasExited);
        return server;
    }

    private bool Answers()
    {
        try
        {
            using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string ConnectionTo(string database) => $"Host=127.0.0.1;Port={_port};Username=exprunner;Database={database}";

    private Process Begin(string program, string[] arguments, bool asNobody = false)
    {
        var (file, all) = asNobody && Environment.IsPrivilegedProcess ? ("runuser", (string[])["-u", "nobody", "--", program, .. arguments]) : (program, arguments);
        var process = Process.Start(new ProcessStartInfo(file, all) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static string[] Versions() => Directory.Exists("/usr/lib/postgresql")
        ? [.. Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(static version => Path.Combine(version, "bin"))]
        : [];
}
