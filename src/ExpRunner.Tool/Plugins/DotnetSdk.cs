using System.ComponentModel;
using System.Diagnostics;

namespace ExpRunner.Tool.Plugins;

/// <summary>Runs commands of the .NET SDK.</summary>
internal static class DotnetSdk
{
    private const string Remedy = "plugin add restores packages with the .NET SDK. Install it (https://dotnet.microsoft.com/download), or add the plug-in on a machine that has it and copy its folder.";

    /// <summary>Runs one to its end.</summary>
    /// <exception cref="PluginException">There is no SDK.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var program = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" },
        };
        using var process = Start(start);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        var printed = await output + await error;
        await process.WaitForExitAsync(cancel);
        return printed.Contains("No .NET SDKs were found", StringComparison.Ordinal) ? throw new PluginException($"There is no .NET SDK beside {program}. {Remedy}") : (process.ExitCode, printed);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new PluginException($"'{start.FileName}' cannot be started: {fault.Message}. {Remedy}");
        }
    }
}
