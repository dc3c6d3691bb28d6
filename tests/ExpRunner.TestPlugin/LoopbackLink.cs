using System.Net;
using System.Net.Sockets;
using ExpRunner.Cluster;

namespace ExpRunner.TestPlugin;

/// <summary>The way to a head of this machine.</summary>
internal sealed class LoopbackLink(int port) : ICluster
{
    public async Task<IReadOnlyList<OpenSweep>> OpenSweepsAsync(CancellationToken cancel) => ClusterMessages.ReadSweeps(await AskAsync(Verb.Sweeps, "", []));

    public ICoordinator Sweep(string id) => new Far(this, id);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<byte[]> AskAsync(Verb verb, string id, byte[] body)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            var stream = client.GetStream();
            await Wire.WriteAsync(stream, Wire.Request(verb, id, body));
            return Wire.Answered(await Wire.ReadAsync(stream));
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new ClusterException($"The head at port {port} does not answer: {fault.Message}", fault) { IsPassing = true };
        }
    }

    private sealed class Far(LoopbackLink link, string id) : ICoordinator
    {
        public async Task<long> OpenAsync(SweepTerms terms) => BitConverter.ToInt64(await link.AskAsync(Verb.Open, id, ClusterMessages.Write(terms)));

        public async Task<IReadOnlyList<ClusterOutcome>> SubmitAsync(IReadOnlyList<SubmittedAttempt> attempts)
            => ClusterMessages.ReadOutcomes(await link.AskAsync(Verb.Submit, id, ClusterMessages.Write(attempts)));

        public async Task<CoordinatorAnswer> SyncAsync(WorkerMessage message) => ClusterMessages.ReadAnswer(await link.AskAsync(Verb.Sync, id, ClusterMessages.Write(message)));

        public async Task<ResultsPage> ResultsAsync(long from, TimeSpan wait = default)
            => ClusterMessages.ReadResults(await link.AskAsync(Verb.Results, id, [.. BitConverter.GetBytes(from), .. BitConverter.GetBytes(wait.Ticks)]));

        public async Task<SweepStanding> StatusAsync() => ClusterMessages.ReadStanding(await link.AskAsync(Verb.Status, id, []));

        public Task CancelAsync(bool endsRunning) => link.AskAsync(Verb.Cancel, id, [endsRunning ? (byte)1 : (byte)0]);

        public Task CloseAsync() => link.AskAsync(Verb.Close, id, []);
    }
}
