using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Orleans;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Hosting;

namespace ExpRunner.Orleans.Security;

/// <summary>Puts TLS, where there is a certificate or the fingerprint of one, and the greeting before every connection of Orleans.</summary>
/// <param name="secret">The secret of the cluster.</param>
/// <param name="certificate">The certificate of this end.</param>
/// <param name="pins">The fingerprints of further certificates that a head may show.</param>
/// <param name="warn">Takes who was refused.</param>
internal sealed class Gate(string? secret, X509Certificate2? certificate, IReadOnlyList<string> pins, Action<string> warn)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly byte[] _key = Secrets.KeyOf(secret);
    private readonly IReadOnlyList<string> _pins = certificate is null ? pins : [.. pins, Certificates.Pin(certificate)];
    private string? _fault;

    /// <summary>Why the newest connection that this end began was refused; null: it was not.</summary>
    public string? Refusal { get; private set; }

    public void Guard(ISiloBuilder silo) => silo.Configure<SiloConnectionOptions>(options =>
    {
        options.ConfigureGatewayInboundConnection(Admit);
        options.ConfigureSiloInboundConnection(Admit);
        options.ConfigureSiloOutboundConnection(Enter);
    });

    public void Guard(IClientBuilder client) => client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(Enter));

    /// <summary>Learns why TLS could not be agreed with a head.</summary>
    public void OnHandshakeFault(Exception fault)
    {
        if (fault is AuthenticationException)
        {
            Refusal = Interlocked.Exchange(ref _fault, null) ?? $"TLS could not be agreed with it ({fault.GetBaseException().Message.TrimEnd('.')}); where it has no --tls-certificate, leave out --tls-pin";
        }
    }

    /// <summary>The connecting end's side.</summary>
    private void Enter(IConnectionBuilder connections)
    {
        if (_pins.Count > 0)
        {
            connections.UseClientTls(new TlsOptions
            {
                LocalCertificate = certificate,
                ClientCertificateMode = RemoteCertificateMode.AllowCertificate,
                RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
                RemoteCertificateValidation = (remote, _, _) => Accepts(remote),
                OnAuthenticateAsClient = (_, authentication) =>
                {
                    authentication.TargetHost = "exprunner";
                    // Also one that is made for servers only.
                    authentication.ClientCertificates = certificate is null ? null : [certificate];
                },
            });
        }
        connections.Use(next => connection => AskAsync(connection, next));
    }

    /// <summary>The other end's side; whether the connecting end has the certificate is for the greeting to say, which can say why not.</summary>
    private void Admit(IConnectionBuilder connections)
    {
        if (certificate is not null)
        {
            connections.Use(next => connection => AdmitAsync(connection, next, cancel => Greeting.LookForTlsAsync(connection.Transport, cancel)));
            connections.UseServerTls(new TlsOptions
            {
                LocalCertificate = certificate,
                RemoteCertificateMode = RemoteCertificateMode.AllowCertificate,
                RemoteCertificateValidation = static (_, _, _) => true,
            });
        }
        connections.Use(next => connection => AdmitAsync(connection, next, cancel => Greeting.AnswerAsync(connection.Transport, _key, Knows(connection), cancel)));
    }

    private bool Accepts(X509Certificate2 remote)
    {
        _fault = Certificates.FaultOf(remote, _pins);
        return _fault is null;
    }

    private async Task AskAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        using var cancel = new CancellationTokenSource(Longest);
        try
        {
            await Greeting.AskAsync(connection.Transport, _key, cancel.Token).ConfigureAwait(false);
        }
        catch (RefusedException refusal)
        {
            Refusal = refusal.Message;
            throw;
        }
        Refusal = null;
        await next(connection).ConfigureAwait(false);
    }

    private async Task AdmitAsync(ConnectionContext connection, ConnectionDelegate next, Func<CancellationToken, Task> look)
    {
        using var cancel = new CancellationTokenSource(Longest);
        try
        {
            await look(cancel.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is RefusedException or IOException or OperationCanceledException)
        {
            if (fault is RefusedException)
            {
                warn($"A connection from {connection.RemoteEndPoint} was refused: {fault.Message}.");
            }
            return;
        }
        await next(connection).ConfigureAwait(false);
    }

    /// <summary>Who knows the secret is let in; where there is none, who has the certificate.</summary>
    private bool Knows(ConnectionContext connection) => secret is not null || certificate is null
        || connection.Features.Get<ITlsConnectionFeature>()?.RemoteCertificate is { } remote && remote.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span);
}
