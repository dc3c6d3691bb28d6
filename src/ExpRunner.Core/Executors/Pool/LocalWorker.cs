using System.Text;
using ExpRunner.Execution;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Executors.Pool;

/// <summary>A worker process on this machine.</summary>
internal sealed class LocalWorker(ProcessCommand command, string spool, ProcessMemory memory, long? maxLog, bool isWakeful) : ILaunchedWorker
{
    private const int TailLength = 64 * 1024;
    private readonly OwnedProcess _process = OwnedProcess.Start(command);

    public string Command => command.ToString();

    public Stream Input => _process.Input;

    public Stream Output => _process.Output;

    public Func<bool>? HasOutput => isWakeful ? _process.HasOutput : null;

    public string Spool => spool;

    public string Printed => _process.Printed;

    public long MemoryInUse => memory.Of(_process.Id);

    public Task<ProcessEnd> Ended => _process.Ended;

    public Task<ProcessEnd> EndTreeAsync(TimeSpan patience) => _process.EndTreeAsync(patience);

    public string Clear(Attempt? owner)
    {
        try
        {
            foreach (var stream in SpoolFiles.Streams)
            {
                var log = owner is null ? null : SpoolFiles.Log(owner, stream, Path.GetFullPath("."));
                Keep(SpoolFiles.Spool(spool, stream), log);
                if (log is not null && File.Exists(log))
                {
                    new LogBound(maxLog).End(log, log);
                }
            }
            return owner is null ? "" : TailOf(SpoolFiles.Log(owner, SpoolFiles.Streams[1], Path.GetFullPath(".")));
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

    private static string TailOf(string log)
    {
        if (!File.Exists(log))
        {
            return "";
        }
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(TailLength, file.Length), SeekOrigin.End);
        var bytes = new byte[TailLength];
        return Encoding.UTF8.GetString(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
    }
}
