using ExpRunner.Cluster;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>The cluster engines of this program: of what it references, or of plug-ins, which are loaded when one is asked for.</summary>
internal static class ClusterEngine
{
    /// <summary>The engine of that name; null: there is none.</summary>
    public static IClusterProvider? Find(string name)
    {
        ClusterPlugins.Load();
        return ClusterRegistry.Find(name);
    }

    /// <summary>The one that is here.</summary>
    /// <exception cref="SweepException">There is none.</exception>
    public static IClusterProvider Only()
    {
        ClusterPlugins.Load();
        return ClusterRegistry.Names is [var name, ..] ? ClusterRegistry.Find(name)! : throw new SweepException($"This program has no cluster engine. {WayOut}");
    }

    /// <summary>What to do where there is none.</summary>
    public static string WayOut => string.Join(' ', [.. ClusterPlugins.Faults, $"Add it: {ClusterPlugins.AddCommand}"]);
}
