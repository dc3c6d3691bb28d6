using System.Net;
using System.Net.Http.Headers;
using ExpRunner.Leases;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Notifying;

/// <summary>
/// An address that takes messages as JSON, <c>{"text": "..."}</c>, as incoming webhooks of Slack, Mattermost and Rocket.Chat do. The address is a secret: no message shows it.
/// </summary>
/// <param name="variable">The variable it was read from, which stands for it in messages.</param>
/// <param name="address">It.</param>
internal sealed class Webhook(string variable, Uri address) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly RetryRules _retries = new() { MaxTries = 6, Backoff = TimeSpan.FromSeconds(1), MaxBackoff = TimeSpan.FromSeconds(30) };
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) }) { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>Reads an address from a variable.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="problems">Takes what is wrong with it, without its value.</param>
    public static Webhook? Read(string variable, ICollection<string> problems)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return new(variable, address!);
        }
        problems.Add((variable.Contains("://", StringComparison.Ordinal), string.IsNullOrEmpty(value)) switch
        {
            (true, _) => "--notify takes the name of a variable that holds the address, not the address itself: it is a secret, and command lines are kept in files. Write export WEBHOOK=https://... and --notify WEBHOOK.",
            (_, true) => $"--notify {variable}: there is no variable of this name in the environment, or it is empty. Set it to the address of the webhook: export {variable}=https://...",
            _ => $"--notify {variable}: what the variable holds is no address that begins with https:// or http://.",
        });
        return null;
    }

    /// <summary>Sends a text, again with growing waits where that may help.</summary>
    /// <returns>Why it was not taken; null: it was.</returns>
    /// <exception cref="OperationCanceledException">There was no more time.</exception>
    public async Task<string?> SendAsync(string text, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var (fault, wait) = await TryAsync(text, cancel).ConfigureAwait(false);
            if (fault is null || wait is null || _retries.WaitAfter(tries) is not { } backoff)
            {
                return fault is null ? null : $"{this}: {fault}{(tries > 1 ? $" ({tries} tries)" : "")}";
            }
            await Task.Delay(wait > backoff ? wait.Value : backoff, cancel).ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>How people call it.</summary>
    public override string ToString() => $"--notify {variable}";

    /// <summary>Why it was not taken, and after what time it may be tried again; no time: that would not help.</summary>
    private async Task<(string? Fault, TimeSpan? Wait)> TryAsync(string text, CancellationToken cancel)
    {
        try
        {
            using var content = new StringContent(Value.Object(("text", Value.Of(text))).ToJson(), new MediaTypeHeaderValue("application/json", "utf-8"));
            using var answer = await _client.PostAsync(address, content, cancel).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? default : ($"the server answered {(int)answer.StatusCode} {answer.ReasonPhrase}.", WaitAfter(answer));
        }
        catch (HttpRequestException fault)
        {
            return ($"the server was not reached ({fault.HttpRequestError}: {fault.Message}).", TimeSpan.Zero);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return ("the server did not answer in time.", TimeSpan.Zero);
        }
    }

    /// <summary>Servers that are busy may say for how long; what is wrong with the message itself stays wrong.</summary>
    private static TimeSpan? WaitAfter(HttpResponseMessage answer)
    {
        if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout) && (int)answer.StatusCode < 500)
        {
            return null;
        }
        var asked = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - DateTimeOffset.UtcNow : null;
        return asked is not { } wait || wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait;
    }
}
