using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace ExpRunner.Browser.Tests;

/// <summary>The tool as it serves a folder.</summary>
internal sealed class LiveServer : IDisposable
{
    private readonly string _folder;
    private readonly Process _process;

    public LiveServer(string folder, int port = 0, params string[] args)
    {
        _folder = folder;
        _process = Begin("ExpRunner.Tool", "dotnet-exprun.dll", ["serve", "--port", port.ToString(CultureInfo.InvariantCulture), .. args]);
        Address = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(_process.StandardError.ReadToEnd());
    }

    /// <summary>The address that it printed.</summary>
    public string Address { get; }

    /// <summary>Its port.</summary>
    public int Port => new Uri(Address).Port;

    /// <summary>Starts a program of the tests in the folder that is served.</summary>
    public Process Start(string project, params string[] args) => Begin($"ExpRunner.{project}", $"ExpRunner.{project}.dll", args);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    private Process Begin(string project, string file, string[] args)
    {
        var path = Path.Combine(Metadata("RepositoryRoot"), "artifacts", "bin", project, Metadata("Configuration").ToLowerInvariant(), file);
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", path, .. args])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        return process;
    }

    private static string Metadata(string key) => typeof(LiveServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
