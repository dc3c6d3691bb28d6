using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Bench.Rows;

/// <summary>What a command by itself costs, its output read: <c>ProgramCommand.ExecuteAsync</c> beside <see cref="Process"/>, one after the other.</summary>
internal static class CommandRow
{
    private const string Echo = "/bin/echo";

    public static Task RunAsync(BenchRun run) => run.CompareAsync(
        Candidate.Of("Process.Start, ReadToEnd", (run, _) => Each(run.Items, ReadToEnd)),
        Candidate.Of("Process.Start, ReadToEndAsync of both streams", (run, _) => EachAsync(run.Items, ReadBothAsync)),
        Candidate.Of("ExecuteAsync with a sink", async (run, _) =>
        {
            var commands = new ProgramExperiment(Echo).Positional([.. Enumerable.Range(0, run.Items).Cast<object?>()]);
            await EachAsync(run.Items, i => ExecuteAsync(commands[i]));
        }));

    private static void Each(int count, Func<int, string> read)
    {
        for (var i = 0; i < count; i++)
        {
            Check(i, read(i));
        }
    }

    private static async Task EachAsync(int count, Func<int, Task<string>> read)
    {
        for (var i = 0; i < count; i++)
        {
            Check(i, await read(i));
        }
    }

    private static string ReadToEnd(int i)
    {
        using var process = Process.Start(new ProcessStartInfo(Echo, [Text(i)]) { RedirectStandardOutput = true })!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return printed;
    }

    private static async Task<string> ReadBothAsync(int i)
    {
        using var process = Process.Start(new ProcessStartInfo(Echo, [Text(i)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var printed = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return printed[0];
    }

    private static async Task<string> ExecuteAsync(ProgramCommand command)
    {
        using var printed = new StringWriter(CultureInfo.InvariantCulture);
        await command.ExecuteAsync(sinks: [printed]);
        return printed.ToString();
    }

    private static string Text(int i) => i.ToString(CultureInfo.InvariantCulture);

    private static void Check(int i, string printed)
    {
        if (printed != Text(i) + "\n")
        {
            throw new InvalidOperationException($"Command {i} printed '{printed}'.");
        }
    }
}
