namespace ExpRunner.Cluster;

/// <summary>The cluster engines of the loaded assemblies; their module initialisers fill it.</summary>
internal static class ClusterRegistry
{
    private static readonly List<IClusterProvider> Registered = [];

    /// <summary>The names of all.</summary>
    public static IReadOnlyList<string> Names
    {
        get
        {
            lock (Registered)
            {
                return [.. Registered.Select(provider => provider.Name)];
            }
        }
    }

    public static void Add(IClusterProvider provider)
    {
        lock (Registered)
        {
            Registered.Add(provider);
        }
    }

    /// <summary>The engine of that name; null: there is none.</summary>
    public static IClusterProvider? Find(string name)
    {
        lock (Registered)
        {
            return Registered.Find(provider => provider.Name == name);
        }
    }
}
