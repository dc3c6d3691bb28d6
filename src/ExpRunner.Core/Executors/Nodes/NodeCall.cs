using ExpRunner.Execution;
using ExpRunner.Nodes;

namespace ExpRunner.Executors.Nodes;

/// <summary>Runs a script on a node.</summary>
internal static class NodeCall
{
    /// <summary>Runs it, and takes what it prints; what is wrong is said, not thrown.</summary>
    /// <param name="node">The node.</param>
    /// <param name="script">The script.</param>
    /// <param name="read">Takes its output; null: there is none.</param>
    /// <param name="limit">How long it may take; null: as long as it takes.</param>
    /// <returns>Why it failed; null: it did not.</returns>
    public static async Task<string?> RunAsync(INode node, string script, Func<Stream, Task>? read, TimeSpan? limit)
    {
        OwnedProcess? process = null;
        try
        {
            process = OwnedProcess.Start(node.Command(script));
            process.Input.Close();
            var reading = read is null ? Task.CompletedTask : read(process.Output);
            await Task.WhenAll(reading, process.Ended).WaitAsync(limit ?? Timeout.InfiniteTimeSpan).ConfigureAwait(false);
            return FaultOf(node, process, await process.Ended.ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is ExecutorException or IOException or TimeoutException or UnauthorizedAccessException or InvalidDataException)
        {
            return fault.Message;
        }
        finally
        {
            await EndAsync(process).ConfigureAwait(false);
        }
    }

    /// <summary>Runs it with input, such as an archive.</summary>
    /// <exception cref="ExecutorException">It failed.</exception>
    /// <exception cref="Workers.CutOffException">The connection was lost.</exception>
    public static async Task SendAsync(INode node, string script, Func<Stream, Task> write, CancellationToken cancel)
    {
        var process = OwnedProcess.Start(node.Command(script));
        try
        {
            Exception? broken = null;
            try
            {
                await write(process.Input).WaitAsync(cancel).ConfigureAwait(false);
                process.Input.Close();
            }
            catch (IOException fault)
            {
                broken = fault;
            }
            var end = await process.Ended.WaitAsync(cancel).ConfigureAwait(false);
            if (node.IsCutOff(end))
            {
                throw new Workers.CutOffException("the connection was lost while the program was sent");
            }
            if ((FaultOf(node, process, end) ?? broken?.Message) is { } why)
            {
                throw new ExecutorException($"The program cannot be sent to {node.Spec.Name}: {why}", broken);
            }
        }
        finally
        {
            await EndAsync(process).ConfigureAwait(false);
        }
    }

    private static string? FaultOf(INode node, OwnedProcess process, ProcessEnd end)
        => node.IsCutOff(end) ? "the connection was lost" : end.ExitCode == 0 ? null : process.Printed is { Length: > 0 } printed ? printed : $"the command ended with {end}";

    private static async Task EndAsync(OwnedProcess? process)
    {
        if (process is not null)
        {
            await process.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
            process.Dispose();
        }
    }
}
