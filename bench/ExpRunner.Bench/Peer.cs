using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Bench;

/// <summary>Programs of others: they time their own loop, without their start, and end with a line of two numbers: microseconds per item by the clock, and of processors.</summary>
internal static class Peer
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "peers");
    private static readonly Lazy<string?> Append = new(Compile);

    /// <summary>A script of bench/peers; <c>N</c> and the folder follow the arguments.</summary>
    public static Candidate Python(string name, string script, params string[] args)
        => new(name, (run, folder) => RunAsync("/usr/bin/python3", [Path.Combine(Folder, script), .. args, $"{run.Items}", folder]));

    /// <summary>The least a program can do: C that appends lines.</summary>
    public static Candidate C(string name, string mode)
        => new(name, async (run, folder) => Append.Value is { } program ? await RunAsync(program, [mode, $"{run.Items}", folder]) : null);

    private static string? Compile()
    {
        var program = Path.Combine(Folder, "append");
        return RunAsync("gcc", ["-O2", "-o", program, Path.Combine(Folder, "append.c")], isTimed: false).Result is null ? null : program;
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
