using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>The program of a stage while it runs, as the watchdog sees it: what it may not do, and what was done to it.</summary>
internal sealed class RunningStage
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private long _size = -1;
    private long _activeAt;
    private bool _hasEnded;

    public RunningStage(SpawnedProcess process, TimeProvider time)
    {
        (Process, _time) = (process, time);
        _activeAt = _startedAt = time.GetTimestamp();
    }

    public SpawnedProcess Process { get; }

    public required StageSpec Stage { get; init; }

    /// <summary>What all its processes carry.</summary>
    public required string Token { get; init; }

    public required AttemptLimits Limits { get; init; }

    /// <summary>The timestamp of the attempt's start.</summary>
    public required long AttemptStartedAt { get; init; }

    /// <summary>What it prints; null: nobody keeps it.</summary>
    public SlotLogs? Logs { get; init; }

    /// <summary>What it is elsewhere; null: it is a tree of processes of this machine.</summary>
    public IAwayStage? Away { get; init; }

    /// <summary>The file that it may write values to, which shows as well that it is not idle; null: it has none.</summary>
    public string? Metrics { get; init; }

    public required CancellationToken Cancel { get; init; }

    /// <summary>Why it was told to end; null: it was not.</summary>
    public (AttemptStatus Status, string Why)? Broken { get; private set; }

    /// <summary>When it is ended by force.</summary>
    public long KillAt { get; private set; } = long.MaxValue;

    /// <summary>Looks at its limits; the signal that it is to get now, or 0.</summary>
    /// <param name="memory">Says how much memory its processes have; asked only where there is a limit.</param>
    public int Check(Func<int, long> memory)
    {
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            if (_hasEnded && Broken is null)
            {
                return 0;
            }
            if (Broken is not null)
            {
                return now >= KillAt ? Libc.SigKill : 0;
            }
            LookAtOutput(now);
            if (TookTooMuch(memory) is { } why)
            {
                Break(AttemptStatus.OutOfMemory, why, now);
                return Libc.SigKill;
            }
            if (BrokenLimit(now) is { } broken)
            {
                Break(AttemptStatus.Timeout, broken, now + Ticks(Limits.Grace));
            }
            else if (Cancel.IsCancellationRequested)
            {
                Break(AttemptStatus.Cancelled, $"the sweep was stopped while {Stage.Name} ran", now + Ticks(Limits.Grace));
            }
            return Broken is null ? 0 : Libc.SigTerm;
        }
    }

    /// <summary>The program has ended; from now on no limit is broken.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
        }
    }

    private void Break(AttemptStatus status, string why, long killAt)
    {
        Broken = (status, why);
        KillAt = killAt;
    }

    private string? BrokenLimit(long now)
    {
        var begunAt = Away is null ? _startedAt : Away.BegunAt ?? now;
        if (Stage.Timeout is { } most && _time.GetElapsedTime(begunAt, now) >= most)
        {
            return $"{Stage.Name}: {new AttemptLimits { Timeout = most }.RanTooLong}";
        }
        if (Limits.Timeout is { } timeout && _time.GetElapsedTime(AttemptStartedAt + begunAt - _startedAt, now) >= timeout)
        {
            return $"{Limits.RanTooLong}, the last of it in {Stage.Name}";
        }
        return Limits.IdleTimeout is { } idle && _time.GetElapsedTime(Math.Max(_activeAt, begunAt), now) >= idle ? $"{Limits.WasIdle}, in {Stage.Name}" : null;
    }

    private string? TookTooMuch(Func<int, long> memory)
        => Limits.Memory is { } most && memory(Process.Id) is var used && used > most ? $"{Limits.UsedTooMuch(used, isFirst: true)}, in {Stage.Name}" : null;

    private void LookAtOutput(long now)
    {
        var size = Logs?.Look() ?? 0;
        if (Limits.IdleTimeout is null)
        {
            return;
        }
        size += Away?.Signs ?? 0;
        size += Metrics is not null && new FileInfo(Metrics) is { Exists: true } metrics ? metrics.Length : 0;
        if (size != _size)
        {
            (_activeAt, _size) = (_size < 0 ? _activeAt : now, size);
        }
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _time.TimestampFrequency);
}
