using ExpRunner.Cluster;

namespace ExpRunner.Hosting.Running;

/// <summary>The cluster engine of this program.</summary>
internal static class ClusterEngine
{
    /// <exception cref="ClusterException">There is none.</exception>
    public static IClusterProvider Only() => ClusterRegistry.Names is [var name, ..]
        ? ClusterRegistry.Find(name)!
        : throw new ClusterException("This program has no cluster engine. Add one: dotnet add package ExpRunner.Orleans");
}
