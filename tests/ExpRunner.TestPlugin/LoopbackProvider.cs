using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using ExpRunner.Cluster;

namespace ExpRunner.TestPlugin;

/// <summary>A cluster engine as small as one can be: one head, real coordinators over files, a connection of this machine for each call.</summary>
internal sealed class LoopbackProvider : IClusterProvider
{
    public string Name => "loopback";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "This is how engines make themselves known.")]
    internal static void Register() => ClusterRegistry.Add(new LoopbackProvider());

    public async Task<ICluster> ConnectAsync(ClusterAddress address, CancellationToken cancel)
    {
        var link = new LoopbackLink(int.Parse(address.Heads.Split(':')[1], CultureInfo.InvariantCulture));
        await link.OpenSweepsAsync(cancel);
        return link;
    }

    public Task<IClusterHead> StartHeadAsync(HeadRequest request, CancellationToken cancel) => Task.FromResult<IClusterHead>(new LoopbackHead(request));
}
