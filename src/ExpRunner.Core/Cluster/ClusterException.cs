namespace ExpRunner.Cluster;

/// <summary>A head could not be reached or did not do what it was asked.</summary>
internal sealed class ClusterException : Exception
{
    public ClusterException(string message)
        : base(message)
    {
    }

    public ClusterException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether asking again may help: nothing answered, or not in time.</summary>
    public bool IsPassing { get; init; }
}
