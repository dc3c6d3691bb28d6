using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>Programs of others: they time their own loop, without their start, and end with a line of two numbers: microseconds per item by the clock, and of processors.</summary>
internal static class Peer
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "peers");
    private static readonly ConcurrentDictionary<string, string?> Compiled = new();

    /// <summary>A script of bench/peers; <c>N</c> and the folder follow the arguments.</summary>
    public static Candidate Python(string name, string script, params string[] args)
        => new(name, (run, folder) => RunAsync("/usr/bin/python3", [Path.Combine(Folder, script), .. args, $"{run.Items}", folder]));

    /// <summary>A script that the row wrote; <c>N</c> and the folder are its arguments.</summary>
    public static Candidate Script(string name, string path) => new(name, (run, folder) => RunAsync("/usr/bin/python3", [path, $"{run.Items}", folder]));

    /// <summary>The least a program can do: C of bench/peers; <c>N</c> and the folder follow the mode.</summary>
    public static Candidate C(string name, string source, string mode)
        => new(name, async (run, folder) => Compiled.GetOrAdd(source, Compile) is { } program ? await RunAsync(program, [mode, $"{run.Items}", folder]) : null);

    /// <summary>A command line for programs that time nothing: all of it counts. It runs in the folder and finds the number of items in <c>$N</c>; a program that is not here makes it fail.</summary>
    public static Candidate Shell(string name, string script) => new(name, async (run, folder) =>
    {
        var start = new ProcessStartInfo("/bin/bash", ["-o", "pipefail", "-c", script]) { WorkingDirectory = folder, RedirectStandardError = true };
        start.Environment["N"] = $"{run.Items}";
        var failed = false;
        var cost = await Cost.OfAsync(run.Items, async () =>
        {
            using var process = Process.Start(start)!;
            await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            failed = process.ExitCode != 0;
        });
        return failed ? null : cost;
    });

    private static string? Compile(string source)
    {
        var program = Path.Combine(Folder, source);
        return RunAsync("gcc", ["-O2", "-o", program, program + ".c"], isTimed: false).Result is null ? null : program;
    }

    private static async Task<Cost?> RunAsync(string program, IEnumerable<string> args, bool isTimed = true)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await errors;
            await process.WaitForExitAsync();
            return process.ExitCode != 0 ? null : isTimed ? Read(output) : default(Cost);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static Cost Read(string output)
    {
        var numbers = output.Trim().Split('\n')[^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Cost(numbers[0], numbers[1]);
    }
}
