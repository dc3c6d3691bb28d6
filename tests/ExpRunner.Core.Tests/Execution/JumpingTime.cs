namespace ExpRunner.Tests.Execution;

/// <summary>A clock whose time of day jumps back and forth by years each time somebody looks; what it measures is right.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private static readonly DateTimeOffset[] Times = [new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), new(1999, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2080, 1, 1, 0, 0, 0, TimeSpan.Zero)];
    private int _looks;

    public override DateTimeOffset GetUtcNow() => Times[(uint)Interlocked.Increment(ref _looks) % Times.Length];
}
