using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ExpRunner.Execution;
using ExpRunner.Nodes;
using ExpRunner.Programs.Templates;

namespace ExpRunner.Programs.Running.OnNodes;

/// <summary>What this runner has on a node while it is open: a folder, and a guardian there that both ends hear of each other by.</summary>
internal sealed class NodeRun : IAsyncDisposable
{
    private const int MostPrinted = 64 * 1024;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly Lock _telling = new();
    private readonly ConcurrentDictionary<string, string> _sent = new(StringComparer.Ordinal);
    private readonly NodeGate _gate;
    private readonly OwnedProcess _guardian;
    private readonly TimeSpan _silence;
    private readonly TimeSpan _grace;
    private readonly TimeProvider _time;
    private Task _beating = Task.CompletedTask;
    private string? _why;
    private long _heardAt;
    private int _attempts;

    private NodeRun(NodeGate gate, NodeFacts facts, int life, OwnedProcess guardian, string name, NodeRules rules, TimeSpan grace, TimeProvider time)
    {
        (_gate, Facts, Life, _guardian, _silence, _grace, _time) = (gate, facts, life, guardian, rules.Silence, grace, time);
        (Folder, _token) = (FolderOf(facts, name), TokenOf(name));
    }

    private readonly string _token;

    /// <summary>What was found on the node.</summary>
    public NodeFacts Facts { get; }

    /// <summary>The life of the node that it belongs to.</summary>
    public int Life { get; }

    /// <summary>The folder there, absolute.</summary>
    public string Folder { get; }

    /// <summary>Fires when it is lost, and all that runs there with it.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why it is lost; null: it is not.</summary>
    public string? WhyLost => Volatile.Read(ref _why);

    /// <summary>The command that runs a stage's script there, which says itself how it ended.</summary>
    public ProcessCommand Command(string script) => _gate.Node.Command(script, isEndTold: false);

    /// <summary>Whether the end of such a command says that the way was lost, or that a signal ended it there.</summary>
    public bool IsCutOff(ProcessEnd end) => _gate.Node.IsCutOff(end);

    /// <summary>Whether nothing is heard of the guardian either, now or in a moment.</summary>
    public bool IsLostSoon() => Lost.WaitHandle.WaitOne(Moment);

    /// <summary>What the processes of one more stage carry.</summary>
    public string NextToken() => $"{_token}{Interlocked.Increment(ref _attempts)}.";

    /// <summary>Starts the guardian.</summary>
    /// <exception cref="NodeException">It cannot be started.</exception>
    public static async Task<NodeRun> StartAsync(NodeGate gate, NodeFacts facts, int life, NodeRules rules, TimeSpan grace, TimeProvider time, CancellationToken cancel)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        NodeRun run;
        try
        {
            var guardian = OwnedProcess.Start(gate.Node.Command(NodeScripts.Guardian(FolderOf(facts, name), TokenOf(name), grace, rules.Silence)));
            run = new NodeRun(gate, facts, life, guardian, name, rules, grace, time);
        }
        catch (ExecutorException fault)
        {
            throw new NodeException(fault.Message, fault);
        }
        try
        {
            using var patience = new CancellationTokenSource(rules.Opening, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
            await run.BeginAsync(both.Token).ConfigureAwait(false);
            return run;
        }
        catch (Exception fault) when (fault is NodeException or OperationCanceledException or IOException)
        {
            await run.DisposeAsync().ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
            throw fault as NodeException ?? new NodeException($"its shell did not begin within {rules.Opening.TotalSeconds:0.#} s.", fault);
        }
    }

    /// <summary>Brings a folder of this machine there, once as it is.</summary>
    /// <returns>Where it is there.</returns>
    /// <exception cref="ExecutorException">It cannot be written there.</exception>
    /// <exception cref="IOException">It cannot be read here.</exception>
    public string Bring(string folder, string scratch, CancellationToken cancel)
    {
        var state = FolderState.Of(folder);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{folder}\0{state.Text}")))[..16];
        if (_sent.TryGetValue(key, out var there))
        {
            return there;
        }
        _sending.Wait(cancel);
        try
        {
            return _sent.TryGetValue(key, out there) ? there : _sent[key] = Send(folder, state, $"{Folder}/needed-{key}", scratch, cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Tells the guardian what is to be done to a stage's program.</summary>
    public void Order(string order, int slot, string token) => Tell(string.Create(CultureInfo.InvariantCulture, $"{order} {slot} {token}"));

    /// <summary>It is lost: the node is opened anew before anything else runs there.</summary>
    public void Lose(string why)
    {
        if (Interlocked.CompareExchange(ref _why, why, null) is null)
        {
            _gate.Lost(Life, why);
            _lost.Cancel();
            _guardian.Input.Close();
        }
    }

    /// <summary>Says farewell: what still runs there is ended, and the folder removed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        var isAlive = WhyLost is null;
        Interlocked.CompareExchange(ref _why, "it was closed", null);
        try
        {
            if (isAlive)
            {
                await _guardian.Input.WriteAsync(Encoding.ASCII.GetBytes(NodeScripts.Farewell + "\n")).AsTask().WaitAsync(EndLimit).ConfigureAwait(false);
                _guardian.Input.Close();
                await _guardian.Ended.WaitAsync(EndLimit + _grace).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is IOException or TimeoutException or ObjectDisposedException)
        {
            // It was gone before; without us it ends by itself.
        }
        await _guardian.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
        _guardian.Dispose();
    }

    private static string FolderOf(NodeFacts facts, string name) => $"{facts.WorkDir.TrimEnd('/')}/run-{name}";

    private static string TokenOf(string name) => $"node.{name}.";

    private string Send(string folder, FolderState state, string to, string scratch, CancellationToken cancel)
    {
        using var packed = state.Pack(folder, scratch);
        var script = $"mkdir -p {ShellText.Word(to)} && tar xof - -C {ShellText.Word(to)}";
        using var process = OwnedProcess.Start(_gate.Node.Command(script));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, Lost);
        try
        {
            packed.CopyToAsync(process.Input, stop.Token).GetAwaiter().GetResult();
            process.Input.Close();
            process.Ended.WaitAsync(stop.Token).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // How it ended says more.
        }
        var end = process.EndTreeAsync(TimeSpan.Zero).GetAwaiter().GetResult();
        return end.ExitCode == 0 ? to : throw new ExecutorException($"{folder}, which the trial needs, could not be sent: {(process.Printed is { Length: > 0 } printed ? printed : end)}.");
    }

    private async Task BeginAsync(CancellationToken cancel)
    {
        var reader = new StreamReader(_guardian.Output, Encoding.UTF8);
        for (var printed = 0; ;)
        {
            var line = await reader.ReadLineAsync(cancel).ConfigureAwait(false);
            if (line is null || (printed += line.Length) > MostPrinted)
            {
                throw new NodeException(await _guardian.LastWordsAsync().ConfigureAwait(false) is { Length: > 0 } fault ? $"its shell cannot be used: {fault.TrimEnd('.')}." : "its shell ended at once, and said nothing.");
            }
            if (line.EndsWith(NodeScripts.Ready, StringComparison.Ordinal))
            {
                break;
            }
            if (line.IndexOf(NodeScripts.Failed, StringComparison.Ordinal) is var at and >= 0)
            {
                throw new NodeException($"{line[(at + NodeScripts.Failed.Length)..].Trim()}.");
            }
        }
        _heardAt = _time.GetTimestamp();
        _beating = Task.WhenAll(Task.Run(() => HearAsync(reader), CancellationToken.None), Task.Run(BeatAsync, CancellationToken.None));
    }

    private async Task HearAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync(_end.Token).ConfigureAwait(false) is not null)
            {
                Volatile.Write(ref _heardAt, _time.GetTimestamp());
            }
            Lose(await _guardian.LastWordsAsync().ConfigureAwait(false) is { Length: > 0 } printed ? $"the connection was lost: {printed.TrimEnd('.')}." : "the connection was lost.");
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or OperationCanceledException)
        {
            LoseUnlessEnding("the connection was lost.");
        }
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(_silence / 6, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false))
            {
                if (_time.GetElapsedTime(Volatile.Read(ref _heardAt)) > _silence)
                {
                    Lose($"nothing was heard of it for {_silence.TotalSeconds:0.#} s.");
                    return;
                }
                Tell(NodeScripts.Beat);
            }
        }
        catch (OperationCanceledException)
        {
            // It is closed.
        }
    }

    /// <summary>What it is told is short: there is always room for it on the way.</summary>
    private void Tell(string word)
    {
        try
        {
            lock (_telling)
            {
                _guardian.Input.Write(Encoding.ASCII.GetBytes(word + "\n"));
                _guardian.Input.Flush();
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            LoseUnlessEnding("the connection was lost.");
        }
    }

    private void LoseUnlessEnding(string why)
    {
        if (!_end.IsCancellationRequested)
        {
            Lose(why);
        }
    }
}
