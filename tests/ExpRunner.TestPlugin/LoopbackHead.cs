using System.Net;
using System.Net.Sockets;
using ExpRunner.Cluster;
using ExpRunner.Cluster.Coordinating;

namespace ExpRunner.TestPlugin;

/// <summary>A head: a coordinator for each sweep that it has heard of.</summary>
internal sealed class LoopbackHead : IClusterHead
{
    private const int MostBytes = 1 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly HeadRequest _request;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, SweepCoordinator> _sweeps = [];

    public LoopbackHead(HeadRequest request)
    {
        _request = request;
        _listener = new TcpListener(IPAddress.Loopback, request.Port);
        _listener.Start();
        _ = AcceptAsync();
        _ = LookAsync();
    }

    /// <summary>It is alone, so nobody takes it for dead.</summary>
    public Task<string> Dismissed { get; } = new TaskCompletionSource<string>().Task;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It ends.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var (verb, id, body) = Wire.Request(await Wire.ReadAsync(stream));
                await Wire.WriteAsync(stream, await AnswerAsync(verb, id, body));
            }
            catch (IOException)
            {
                // Whoever asked is gone.
            }
        }
    }

    private async Task<byte[]> AnswerAsync(Verb verb, string id, byte[] body)
    {
        try
        {
            return Wire.Answer(verb == Verb.Sweeps ? await SweepsAsync() : await AskAsync(await FindAsync(id), verb, body));
        }
        catch (ClusterException fault)
        {
            return Wire.Fault(fault);
        }
    }

    private async Task<byte[]> SweepsAsync()
    {
        await _gate.WaitAsync();
        var open = _sweeps.Where(sweep => sweep.Value is { Terms: not null, IsClosed: false }).Select(sweep => new OpenSweep(sweep.Key, sweep.Value.Terms!, sweep.Value.HasWork)).ToList();
        _gate.Release();
        return ClusterMessages.Write(open);
    }

    private async Task<SweepCoordinator> FindAsync(string id)
    {
        await _gate.WaitAsync();
        try
        {
            return _sweeps.TryGetValue(id, out var sweep) && !sweep.IsClosed ? sweep
                : _sweeps[id] = await SweepCoordinator.LoadAsync(new FileRecords(Path.Combine(_request.Connection, id), isDurable: false), TimeProvider.System);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task<byte[]> AskAsync(SweepCoordinator sweep, Verb verb, byte[] body)
    {
        switch (verb)
        {
            case Verb.Open:
                return BitConverter.GetBytes(await sweep.OpenAsync(ClusterMessages.ReadTerms(body)));
            case Verb.Submit:
                return ClusterMessages.Write(await sweep.SubmitAsync(ClusterMessages.ReadAttempts(body)));
            case Verb.Sync:
                return ClusterMessages.Write(await sweep.SyncAsync(ClusterMessages.ReadWorker(body)));
            case Verb.Results:
                return ClusterMessages.Write(await sweep.ResultsAsync(BitConverter.ToInt64(body), TimeSpan.FromTicks(BitConverter.ToInt64(body, sizeof(long)))), MostBytes);
            case Verb.Status:
                return ClusterMessages.Write(await sweep.StatusAsync());
            case Verb.Cancel:
                await sweep.CancelAsync(body[0] != 0);
                return [];
            default:
                await sweep.CloseAsync();
                return [];
        }
    }

    private async Task LookAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await _gate.WaitAsync();
            SweepCoordinator[] sweeps = [.. _sweeps.Values.Where(sweep => !sweep.IsClosed)];
            _gate.Release();
            foreach (var sweep in sweeps)
            {
                await sweep.LookAsync();
            }
            await Task.Delay(Pause, _end.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }
}
