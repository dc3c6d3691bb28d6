using Microsoft.AspNetCore.Connections;
using Orleans;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Hosting;
using System.Security.Cryptography.X509Certificates;

namespace ExpRunner.Orleans.Security;

/// <summary>Puts TLS, where there is a certificate, and the greeting before every connection of Orleans.</summary>
internal sealed class Gate(string? secret, X509Certificate2? certificate, Action<string> warn)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly byte[] _key = Secrets.KeyOf(secret);

    /// <summary>Why the newest connection that this end began was refused; null: it was not.</summary>
    public string? Refusal { get; private set; }

    public void Guard(ISiloBuilder silo)
    {
        if (certificate is not null)
        {
            silo.UseTls(Configure);
        }
        silo.Configure<SiloConnectionOptions>(options =>
        {
            options.ConfigureGatewayInboundConnection(Answer);
            options.ConfigureSiloInboundConnection(Answer);
            options.ConfigureSiloOutboundConnection(Ask);
        });
    }

    public void Guard(IClientBuilder client)
    {
        if (certificate is not null)
        {
            client.UseTls(Configure);
        }
        client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(Ask));
    }

    /// <summary>Both ends have the one certificate of the cluster and accept no other, whoever signed it.</summary>
    private void Configure(TlsOptions options)
    {
        options.LocalCertificate = certificate;
        options.RemoteCertificateMode = options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.RemoteCertificateValidation = (remote, _, _) => remote.RawDataMemory.Span.SequenceEqual(certificate!.RawDataMemory.Span);
        options.OnAuthenticateAsClient = (_, authentication) => authentication.TargetHost = "exprunner";
    }

    private void Ask(IConnectionBuilder connections) => connections.Use(next => async connection =>
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
    });

    private void Answer(IConnectionBuilder connections) => connections.Use(next => async connection =>
    {
        using var cancel = new CancellationTokenSource(Longest);
        try
        {
            await Greeting.AnswerAsync(connection.Transport, _key, cancel.Token).ConfigureAwait(false);
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
    });
}
