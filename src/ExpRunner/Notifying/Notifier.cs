using System.Diagnostics;
using System.Globalization;

namespace ExpRunner.Hosting.Notifying;

/// <summary>
/// Sends lines to webhooks while the sweep goes on. What comes while a message is on its way goes out together in the next one; beyond a number of lines only their
/// count does. A webhook that takes no message is given up.
/// </summary>
internal sealed class Notifier : IAsyncDisposable
{
    /// <summary>As chat programs ask for: one message a second.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);
    private const int MostLines = 20;

    private readonly IReadOnlyList<Webhook> _webhooks;
    private readonly Action<string> _warn;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _sending;
    private List<string> _lines = [];
    private int _left;
    private bool _isEnding;

    /// <param name="webhooks">Where to.</param>
    /// <param name="warn">Takes a sentence for people; from any thread.</param>
    public Notifier(IReadOnlyList<Webhook> webhooks, Action<string> warn)
    {
        (_webhooks, _warn) = (webhooks, warn);
        _sending = Task.Run(SendAllAsync);
    }

    /// <summary>Adds a line and returns at once.</summary>
    public void Say(string line)
    {
        lock (_gate)
        {
            // The last ones are the ones that matter: the end is among them.
            if (_lines.Count == MostLines)
            {
                _lines.RemoveAt(0);
                _left++;
            }
            _lines.Add(line);
        }
        Wake();
    }

    /// <summary>Waits a moment for what has not been sent.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isEnding = true;
        }
        Wake();
        _over.CancelAfter(Farewell);
        await _sending.ConfigureAwait(false);
        foreach (var webhook in _webhooks)
        {
            webhook.Dispose();
        }
        _over.Dispose();
        _news.Dispose();
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_news.CurrentCount == 0)
            {
                _news.Release();
            }
        }
    }

    private async Task SendAllAsync()
    {
        var (open, last) = (_webhooks.ToList(), long.MinValue);
        while (open.Count > 0 && await WaitAsync().ConfigureAwait(false))
        {
            if (last > long.MinValue && Between - Stopwatch.GetElapsedTime(last) is var pause && pause > TimeSpan.Zero)
            {
                await Task.Delay(pause).ConfigureAwait(false);
            }
            last = Stopwatch.GetTimestamp();
            var text = Take();
            foreach (var webhook in open.ToArray())
            {
                if (!await TrySendAsync(webhook, text).ConfigureAwait(false))
                {
                    open.Remove(webhook);
                }
            }
        }
    }

    /// <summary>Waits until there is something to send; false: there will be nothing more.</summary>
    private async Task<bool> WaitAsync()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_lines.Count > 0 || _isEnding)
                {
                    return _lines.Count > 0;
                }
            }
            await _news.WaitAsync().ConfigureAwait(false);
        }
    }

    private string Take()
    {
        lock (_gate)
        {
            var left = _left == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{_left:N0} more before these:\n");
            var text = left + string.Join('\n', _lines);
            (_lines, _left) = ([], 0);
            return text;
        }
    }

    /// <summary>Whether the webhook is worth another message.</summary>
    private async Task<bool> TrySendAsync(Webhook webhook, string text)
    {
        try
        {
            if (await webhook.SendAsync(text, _over.Token).ConfigureAwait(false) is not { } fault)
            {
                return true;
            }
            _warn($"{fault} Nothing more is sent there; the sweep is not concerned.");
        }
        catch (OperationCanceledException)
        {
            _warn($"{webhook}: the last message could not be sent in time. The sweep is not concerned.");
        }
        return false;
    }
}
