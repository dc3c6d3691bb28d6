using ExpRunner.Execution;
using Microsoft.Win32.SafeHandles;

namespace ExpRunner.Programs.Running;

/// <summary>What the programs of a slot print, on both streams.</summary>
internal sealed class SlotLogs : IDisposable
{
    private readonly SlotLog[] _logs;
    private readonly SafeFileHandle?[] _handles = new SafeFileHandle?[2];
    private readonly OutputPump?[] _pumps = new OutputPump?[2];
    private readonly Action<string> _warn;

    /// <param name="scratch">Where output is while it is nobody's yet.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="maxLog">The most bytes of a log.</param>
    /// <param name="warn">Takes what a person should know.</param>
    public SlotLogs(string scratch, int slot, long? maxLog, Action<string> warn)
    {
        _warn = warn;
        _logs = [.. ((string[])["stdout", "stderr"]).Select(stream => new SlotLog(Path.Join(scratch, $"{slot}.{stream}"), new LogBound(maxLog)))];
    }

    public int Output => HandleOf(0);

    public int Error => HandleOf(1);

    /// <summary>A stage begins.</summary>
    /// <param name="logs">Its logs.</param>
    /// <param name="line">Takes its lines, and whether they are errors; null: nobody does.</param>
    /// <param name="away">What the stage is elsewhere; null: it is here.</param>
    /// <exception cref="IOException">There is no place for the output.</exception>
    public void Begin(IReadOnlyList<string> logs, Action<bool, string>? line, IAwayStage? away)
    {
        for (var i = 0; i < 2; i++)
        {
            var isError = i == 1;
            var handle = new SafeFileHandle(_logs[i].Begin(logs[i]), ownsHandle: true);
            var isDirect = line is null && away is null;
            _pumps[i] = isDirect ? null : new OutputPump(handle, line is null ? null : text => line(isError, text), away?.FilterOf(isError));
            _handles[i] = isDirect ? handle : null;
        }
    }

    /// <summary>The program has handles of its own.</summary>
    public void Started()
    {
        for (var i = 0; i < 2; i++)
        {
            _handles[i]?.Dispose();
            _pumps[i]?.Start();
        }
    }

    /// <summary>The bytes printed so far; they are in the logs from now on.</summary>
    public long Look() => Guarded(_logs[0].Look) + Guarded(_logs[1].Look);

    /// <summary>The stage has ended, and all that was printed is in the logs.</summary>
    public void End()
    {
        for (var i = 0; i < 2; i++)
        {
            var log = _logs[i];
            _handles[i]?.Dispose();
            _pumps[i]?.Dispose();
            Guarded(() =>
            {
                log.End();
                return 0;
            });
        }
    }

    public void Dispose() => Array.ForEach(_logs, log => log.Dispose());

    private int HandleOf(int stream) => _pumps[stream]?.Handle ?? (int)_handles[stream]!.DangerousGetHandle();

    /// <summary>A log that cannot be kept is no reason to lose what the program did.</summary>
    private long Guarded(Func<long> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _warn($"The output of a program was not kept: {fault.Message}");
            return 0;
        }
    }
}
