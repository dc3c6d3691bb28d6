using System.Text;
using ExpRunner.Execution;

namespace ExpRunner.Nodes.Slurm;

/// <summary>Runs a program of Slurm, such as <c>squeue</c>, to its end.</summary>
internal static class SlurmProgram
{
    /// <summary>Slurm itself gives up on a controller that does not answer before that.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>What it printed, or what is wrong.</summary>
    /// <exception cref="NodeException">It cannot be run, or failed; the message is what it said.</exception>
    public static async Task<string> RunAsync(string name, IReadOnlyList<string> arguments, string input, SlurmOptions options, CancellationToken cancel)
    {
        using var process = Start(new ProcessCommand { FileName = name, Arguments = arguments, Environment = Hide(options) });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Limit);
        try
        {
            await WriteAsync(process.Input, input, patience.Token).ConfigureAwait(false);
            using var reader = new StreamReader(process.Output, Encoding.UTF8);
            var printed = await reader.ReadToEndAsync(patience.Token).ConfigureAwait(false);
            var end = await process.Ended.WaitAsync(patience.Token).ConfigureAwait(false);
            return end.ExitCode == 0 ? printed : throw new NodeException($"{name} ended with {end}: {process.Printed}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new NodeException($"{name} has not ended within {Limit.TotalMinutes:0} minutes.");
        }
        finally
        {
            await process.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
        }
    }

    /// <summary>The variables of its command.</summary>
    public static Dictionary<string, string?> Hide(SlurmOptions options) => options.Hidden.ToDictionary(name => name, _ => (string?)null);

    private static OwnedProcess Start(ProcessCommand command)
    {
        try
        {
            return OwnedProcess.Start(command);
        }
        catch (ExecutorException fault)
        {
            throw new NodeException(fault.Message, fault);
        }
    }

    private static async Task WriteAsync(Stream stream, string text, CancellationToken cancel)
    {
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).ConfigureAwait(false);
            stream.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code says why.
        }
    }
}
