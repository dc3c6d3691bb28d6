using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ExpRunner.Commands;

namespace ExpRunner.Tool.Serving;

/// <summary>Runs the web server, which is a program beside this one, on the runtime that this one runs on.</summary>
internal static class ServerProcess
{
    private const string Framework = "Microsoft.AspNetCore.App";
    private static readonly string Server = Path.Combine(AppContext.BaseDirectory, "ExpRunner.Serve.dll");

    /// <summary>Runs it to its end; gives its exit code.</summary>
    /// <param name="options">What it reads first.</param>
    /// <param name="errors">Where to say why it cannot run.</param>
    public static async Task<int> RunAsync(string options, TextWriter errors)
    {
        var root = RuntimeRoot();
        if (Fault(root) is { } fault)
        {
            errors.WriteLine($"error: {fault}");
            return ExitCode.BadUsage;
        }
        // Ctrl-C reaches both programs, other signals this one alone: it tells the other one, and ends after it.
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var program = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["exec", Server]) { RedirectStandardInput = true })!;
            await process.StandardInput.WriteLineAsync(options);
            await process.StandardInput.FlushAsync(CancellationToken.None);
            await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(Timeout.Infinite, stop.Token));
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode;
        }
        catch (Exception broken) when (broken is Win32Exception or IOException)
        {
            errors.WriteLine($"error: {program}: the server cannot be started: {broken.Message}");
            return ExitCode.Failure;
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>The folder of the .NET installation that this program runs on.</summary>
    private static string RuntimeRoot() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string? Fault(string root)
    {
        if (!File.Exists(Server))
        {
            return $"{Server}: the web server that belongs to this tool is not there. Install the tool again.";
        }
        var folder = Path.Combine(root, "shared", Framework);
        var major = $"{Environment.Version.Major}.";
        return Directory.Exists(folder) && Directory.EnumerateDirectories(folder).Any(version => Path.GetFileName(version).StartsWith(major, StringComparison.Ordinal))
            ? null
            : $"serve needs the ASP.NET Core runtime {Environment.Version.Major}.0, and {folder} has none. Install it beside the .NET runtime: https://dotnet.microsoft.com/download/dotnet/{Environment.Version.Major}.0 (the package aspnetcore-runtime-{Environment.Version.Major}.0 of Linux distributions). Without it, 'watch' shows sweeps in the terminal, and 'report --html FILE' writes the page once.";
    }
}
