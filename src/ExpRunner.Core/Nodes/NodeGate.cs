using ExpRunner.Leases;

namespace ExpRunner.Nodes;

/// <summary>
/// Whether a node can be used: it is opened when somebody needs it, again with growing waits when it was lost, and set aside after so many tries in which
/// nothing came of it. Safe for several threads.
/// </summary>
internal sealed class NodeGate(INode node, NodeRules rules, Action<string> warn, TimeProvider time) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly NodeEnd _nodeEnd = new(node, rules, time);
    private Task<bool>? _opening;
    private int _tries;
    private int _life;

    /// <summary>The node.</summary>
    public INode Node => node;

    /// <summary>What was found there when it was opened last; null: it never was.</summary>
    public NodeFacts? Facts { get; private set; }

    /// <summary>Why it is not used any more; null: it is.</summary>
    public string? Aside { get; private set; }

    /// <summary>Counts how often it was opened: what is lost of an earlier life is no news.</summary>
    public int Life => Volatile.Read(ref _life);

    /// <summary>Waits until the node is open; one that soon ends is opened anew.</summary>
    /// <returns>False: it is set aside.</returns>
    public ValueTask<bool> ReadyAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            if (Aside is not null)
            {
                return ValueTask.FromResult(false);
            }
            if (_opening is { IsCompletedSuccessfully: true } && _nodeEnd.IsNear)
            {
                _opening = null;
            }
            _nodeEnd.Began();
            _opening ??= Task.Run(OpenAsync, CancellationToken.None);
            return _opening.IsCompletedSuccessfully ? ValueTask.FromResult(_opening.Result) : new(_opening.WaitAsync(cancel));
        }
    }

    /// <summary>Something came back from it: its earlier faults are forgotten.</summary>
    public void Worked()
    {
        lock (_gate)
        {
            _tries = 0;
            _nodeEnd.Ended();
        }
    }

    /// <summary>It was lost, or what is needed there failed: whoever needs it next waits until it is open again.</summary>
    /// <param name="life">The life in which that happened.</param>
    /// <param name="why">What happened, without the node's name.</param>
    public void Lost(int life, string why)
    {
        lock (_gate)
        {
            if (life != _life || _opening is not { IsCompleted: true } || Aside is not null)
            {
                return;
            }
            _opening = null;
            Fail(why);
            // What is closed is what was open: the next opening cannot have begun.
            _ = node.CloseAsync();
        }
    }

    /// <summary>What is needed there is not to be had, which no further try changes.</summary>
    /// <param name="why">What is wrong, without the node's name.</param>
    public void SetAside(string why)
    {
        lock (_gate)
        {
            if (Aside is not null)
            {
                return;
            }
            Aside = why;
            _opening = null;
            _ = node.CloseAsync();
        }
        warn($"{node.Spec.Name}: {why} It is not used any more.");
    }

    /// <summary>Ends the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        try
        {
            await (_opening ?? Task.FromResult(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
        }
        await node.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> OpenAsync()
    {
        while (Aside is null)
        {
            await Task.Delay(Volatile.Read(ref _tries) is var tries and > 0 ? Patience.WaitAfter(tries) ?? TimeSpan.Zero : TimeSpan.Zero, time, _end.Token).ConfigureAwait(false);
            try
            {
                using var patience = new CancellationTokenSource(node.Opening ?? rules.Opening, time);
                using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _end.Token);
                Facts = await node.OpenAsync(both.Token).ConfigureAwait(false);
                Opened();
                return true;
            }
            catch (Exception fault) when (fault is NodeException || (fault is OperationCanceledException && !_end.IsCancellationRequested))
            {
                lock (_gate)
                {
                    Fail(fault is NodeException ? fault.Message : $"it did not answer within {rules.Opening.TotalSeconds:0.#} s", fault is NodeException { IsLasting: true });
                }
            }
        }
        return false;
    }

    private void Opened()
    {
        lock (_gate)
        {
            _life++;
            _nodeEnd.Opened();
            _nodeEnd.Began();
        }
    }

    private RetryRules Patience => Facts is null ? rules.FirstTries : rules.Tries;

    /// <summary>One that was open before is believed to come back, whatever it says.</summary>
    private void Fail(string why, bool isLasting = false)
    {
        if (++_tries >= Patience.MaxTries || (isLasting && Facts is null))
        {
            Aside = why;
        }
        warn(Aside is null ? $"{node.Spec.Name}: {why} It is tried again in {Patience.WaitAfter(_tries)?.TotalSeconds:0.#} s."
            : _tries == 1 ? $"{node.Spec.Name}: {why} It is not used."
            : $"{node.Spec.Name}: {why} It is not used any more, after {_tries} tries.");
    }
}
