using Microsoft.Extensions.Hosting;

namespace ExpRunner.Orleans;

/// <summary>Lets whoever starts a head or a link say when it ends: signals of the process are not for it to take.</summary>
internal sealed class HostedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
