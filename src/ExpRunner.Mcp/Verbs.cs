using System.Text;
using ExpRunner.Execution;

namespace ExpRunner.Mcp;

/// <summary>Runs verbs of the tool as a person would, each as a process with a list of arguments and no shell. None outlives this server.</summary>
/// <param name="closing">The client has gone away.</param>
internal sealed class Verbs(CancellationToken closing)
{
    private const int MostKept = 4 << 20;

    /// <summary>A sweep that is told to end ends its programs, which have a few seconds for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "dotnet-exprun.dll");
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Runs one to its end.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="RefusedException">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task<VerbEnd> RunAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing, cancel);
        var work = Task.Run(() => RunAsync(Command(folder, arguments), either.Token), CancellationToken.None);
        lock (_gate)
        {
            _running.Add(work);
        }
        try
        {
            return await work.ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _running.Remove(work);
            }
        }
    }

    /// <summary>Waits until none runs any more.</summary>
    public async Task EndAsync()
    {
        Task[] open;
        lock (_gate)
        {
            open = [.. _running];
        }
        await Task.WhenAll(open).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
    }

    private static ProcessCommand Command(string folder, IReadOnlyList<string> arguments) => new()
    {
        FileName = Environment.ProcessPath!,
        Arguments = ["exec", Tool, .. arguments],
        WorkingDirectory = folder,
        LeadsGroup = true,
        Environment = new Dictionary<string, string?> { ["NO_COLOR"] = "1", ["COLUMNS"] = null, ["DOTNET_EnableDiagnostics"] = "0" },
    };

    private static async Task<VerbEnd> RunAsync(ProcessCommand command, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var process = Start(command);
        process.Input.Close();
        var reading = ReadAsync(process.Output);
        try
        {
            var end = await process.Ended.WaitAsync(cancel).ConfigureAwait(false);
            var (output, leftOut) = await reading.ConfigureAwait(false);
            return new VerbEnd(end.ExitCode, output, leftOut, process.Printed);
        }
        catch (OperationCanceledException)
        {
            await process.EndTreeAsync(Patience).ConfigureAwait(false);
            throw;
        }
    }

    private static OwnedProcess Start(ProcessCommand command)
    {
        try
        {
            return OwnedProcess.Start(command);
        }
        catch (ExecutorException fault)
        {
            throw new RefusedException(fault.Message);
        }
    }

    private static async Task<(string Output, long LeftOut)> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (text, chunk, leftOut) = (new StringBuilder(), new char[16384], 0L);
        for (int count; (count = await reader.ReadAsync(chunk).ConfigureAwait(false)) > 0;)
        {
            var kept = Math.Min(count, MostKept - text.Length);
            text.Append(chunk, 0, kept);
            leftOut += count - kept;
        }
        return (text.ToString(), leftOut);
    }
}
