using System.Diagnostics;
using System.Reflection;

namespace ExpRunner.Browser.Tests;

/// <summary>The command line, as it was built.</summary>
internal static class Tool
{
    private static readonly Dictionary<string, string?> Built = typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(data => data.Key, data => data.Value);

    /// <summary>The path of the tool.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Built["RepositoryRoot"]!, "artifacts", "bin", "ExpRunner.Tool", Built["Configuration"]!.ToLowerInvariant(), "dotnet-exprun.dll");

    /// <summary>Runs it to its end, which has to be a good one.</summary>
    public static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{output.Result}\n{errors}");
    }
}
