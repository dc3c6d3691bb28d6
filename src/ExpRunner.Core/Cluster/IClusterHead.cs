namespace ExpRunner.Cluster;

/// <summary>A head that runs in this process.</summary>
internal interface IClusterHead : IAsyncDisposable
{
    /// <summary>Ends with the reason when the other heads have taken this one for dead: it does no more, and another is to be started in its place.</summary>
    Task<string> Dismissed { get; }
}
