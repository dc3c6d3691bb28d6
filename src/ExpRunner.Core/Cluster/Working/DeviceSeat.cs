namespace ExpRunner.Cluster.Working;

/// <summary>A sweep at the devices of a machine.</summary>
/// <param name="each">How many each of its slots needs, at least 1.</param>
internal sealed class DeviceSeat(int each)
{
    public int Each => each;

    /// <summary>How many it has; only its pool changes that.</summary>
    public int Held { get; set; }

    /// <summary>Whether it waits for some; only its pool changes that.</summary>
    public bool IsWaiting { get; set; }
}
