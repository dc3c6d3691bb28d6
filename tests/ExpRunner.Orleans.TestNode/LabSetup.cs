using System.Runtime.CompilerServices;
using ExpRunner.Orleans;
using Orleans.Configuration;

internal static class LabSetup
{
    [ModuleInitializer]
    internal static void Register()
    {
        ClusterSetup.ConfigureHead(silo => silo.Configure<SiloMessagingOptions>(options => options.MaxMessageBodySize = 200 << 20));
        ClusterSetup.ConfigureLink(client => client.Configure<ClientMessagingOptions>(options => options.MaxMessageBodySize = 200 << 20));
    }
}
