using Orleans.Hosting;

namespace ExpRunner.Orleans;

/// <summary>
/// What an experiment project has to say about Orleans itself. Registered before the command line runs, best by a module initializer, it holds for every
/// head, worker and driver of the project.
/// </summary>
public static class ClusterSetup
{
    private static Action<ISiloBuilder>? _head;
    private static Action<IClientBuilder>? _link;

    /// <summary>Changes the silo of every head that this process starts, after ExpRunner has set it up.</summary>
    public static void ConfigureHead(Action<ISiloBuilder> configure) => _head += configure;

    /// <summary>Changes the client by which every worker and driver of this process gets to the heads.</summary>
    public static void ConfigureLink(Action<IClientBuilder> configure) => _link += configure;

    internal static void Apply(ISiloBuilder silo) => _head?.Invoke(silo);

    internal static void Apply(IClientBuilder client) => _link?.Invoke(client);
}
