using ExpRunner.Execution;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>A worker process on this machine.</summary>
internal sealed class LocalWorker(ProcessCommand command, string spool, ProcessMemory memory, long? maxLog, bool isWakeful) : ILaunchedWorker
{
    private readonly OwnedProcess _process = OwnedProcess.Start(command);

    /// <inheritdoc/>
    public string? Host { get; init; }

    public string Command => command.ToString();

    public Stream Input => _process.Input;

    public Stream Output => _process.Output;

    public Func<bool>? HasOutput => isWakeful ? _process.HasOutput : null;

    public string Spool => spool;

    public string Printed => _process.Printed;

    public long MemoryInUse => memory.Of(_process.Id);

    public Task<ProcessEnd> Ended => _process.Ended;

    public Task<ProcessEnd> EndTreeAsync(TimeSpan patience) => _process.EndTreeAsync(patience);

    public Task<WorkerRemains> ClearAsync(Attempt? owner) => Task.FromResult(new WorkerRemains(Clear(owner)));

    private string Clear(Attempt? owner)
    {
        try
        {
            foreach (var stream in SpoolFiles.Streams)
            {
                var log = owner is null ? null : SpoolFiles.Log(owner, stream, Path.GetFullPath("."));
                Keep(SpoolFiles.Spool(spool, stream), log);
            }
            return owner is null ? "" : SpoolFiles.End(owner, maxLog);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"(its output was not kept: {fault.Message})";
        }
    }

    private static void Keep(string spooled, string? log)
    {
        if (log is null || !File.Exists(spooled) || new FileInfo(spooled).Length == 0)
        {
            if (Directory.Exists(Path.GetDirectoryName(spooled)))
            {
                File.Delete(spooled);
            }
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        File.Move(spooled, log, overwrite: true);
    }
}
