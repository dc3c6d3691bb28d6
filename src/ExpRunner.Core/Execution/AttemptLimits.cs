using System.Globalization;

namespace ExpRunner.Execution;

/// <summary>The limits every attempt of a sweep runs under.</summary>
public sealed record AttemptLimits
{
    /// <summary>The longest an attempt may run; null: for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The longest an attempt may go without a line of output or a logged value; null: for ever.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>How long an attempt that was told to end may take before it is ended by force.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most memory, in bytes, that an attempt's process and those it starts may have of their own; null: as much as there is.</summary>
    public long? Memory { get; init; }

    /// <summary>The most bytes kept of a log of an attempt, half of them from its start, half from its end; null: all.</summary>
    public long? MaxLog { get; init; }

    internal bool HasTimeouts => Timeout is not null || IdleTimeout is not null;

    internal string RanTooLong => $"ran longer than {Seconds(Timeout)}";

    internal string WasIdle => $"no output and no logged value for {Seconds(IdleTimeout)}";

    internal string UsedTooMuch(long bytes, bool isFirst)
        => $"used {Megabytes(bytes)} of memory, more than {Megabytes(Memory.GetValueOrDefault())}"
        + (isFirst ? "" : "; earlier trials of the same worker may have left some of it, which --isolate rules out");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0} MB");

    private static string Seconds(TimeSpan? time)
        => string.Create(CultureInfo.InvariantCulture, $"{time.GetValueOrDefault().TotalSeconds:0.###} s");
}
