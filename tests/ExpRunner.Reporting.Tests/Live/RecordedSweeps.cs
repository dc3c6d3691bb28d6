using System.Diagnostics;
using System.Reflection;

namespace ExpRunner.Reporting.Tests.Live;

/// <summary>Sweeps of the test experiments, run once.</summary>
public sealed class RecordedSweeps : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("followed-").FullName;

    public RecordedSweeps()
    {
        Run("-e", "Faulty", "--set", "Fault=None,Throws,ReturnsNull,Exits");
        Run("-e", "Quadratic");
        Run("-e", "Flaky", "--set", "Failures=1", "--max-tries", "2");
    }

    /// <summary>A file of a sweep.</summary>
    public byte[] Bytes(string experiment, string file) => File.ReadAllBytes(Path.Combine(_folder, "results", experiment, file));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Run(params string[] args)
    {
        var program = Path.Combine(Metadata("RepositoryRoot"), "artifacts", "bin", "ExpRunner.TestExperiments", Metadata("Configuration").ToLowerInvariant(), "ExpRunner.TestExperiments.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. args, "-q"]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 1, error.Result);
    }

    private static string Metadata(string key) => typeof(RecordedSweeps).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
