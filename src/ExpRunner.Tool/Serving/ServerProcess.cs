using ExpRunner.Commands;

namespace ExpRunner.Tool.Serving;

/// <summary>Runs the web server, which is a program beside this one, where the framework it needs is installed.</summary>
internal static class ServerProcess
{
    private const string Name = "ExpRunner.Serve";
    private const string Framework = "Microsoft.AspNetCore.App";

    /// <summary>Runs it to its end; gives its exit code.</summary>
    /// <param name="options">What it reads first.</param>
    /// <param name="errors">Where to say why it cannot run.</param>
    public static async Task<int> RunAsync(string options, TextWriter errors)
    {
        if (Fault(ProgramBeside.RuntimeRoot) is { } fault)
        {
            errors.WriteLine($"error: {fault}");
            return ExitCode.BadUsage;
        }
        return await ProgramBeside.RunAsync(Name, options, input: null, errors);
    }

    private static string? Fault(string root)
    {
        if (!File.Exists(ProgramBeside.FileOf(Name)))
        {
            return $"{ProgramBeside.FileOf(Name)}: the web server that belongs to this tool is not there. Install the tool again.";
        }
        var folder = Path.Combine(root, "shared", Framework);
        var major = $"{Environment.Version.Major}.";
        return Directory.Exists(folder) && Directory.EnumerateDirectories(folder).Any(version => Path.GetFileName(version).StartsWith(major, StringComparison.Ordinal))
            ? null
            : $"serve needs the ASP.NET Core runtime {Environment.Version.Major}.0, and {folder} has none. Install it beside the .NET runtime: https://dotnet.microsoft.com/download/dotnet/{Environment.Version.Major}.0 (the package aspnetcore-runtime-{Environment.Version.Major}.0 of Linux distributions). Without it, 'watch' shows sweeps in the terminal, and 'report --html FILE' writes the page once.";
    }
}
