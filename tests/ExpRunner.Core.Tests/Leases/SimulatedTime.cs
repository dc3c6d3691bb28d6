namespace ExpRunner.Tests.Leases;

/// <summary>A clock that stands until somebody moves it.</summary>
internal sealed class SimulatedTime : TimeProvider
{
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public void Advance(TimeSpan by) => _now += by;
}
