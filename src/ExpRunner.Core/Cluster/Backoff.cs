namespace ExpRunner.Cluster;

/// <summary>Waits longer each time, up to a limit, until it is told that something came.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan most)
{
    private int _waits;

    public void Reset() => _waits = 0;

    public Task WaitAsync(TimeProvider time, CancellationToken cancel)
    {
        var wait = first * Math.Pow(2, Math.Min(_waits++, 20));
        return Task.Delay(wait < most ? wait : most, time, cancel);
    }
}
