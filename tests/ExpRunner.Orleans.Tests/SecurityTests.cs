using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ExpRunner.Cluster;
using ExpRunner.TestKit;

namespace ExpRunner.Orleans.Tests;

public sealed class SecurityTests : IDisposable
{
    private const string Secret = "a secret of the lab";
    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Find();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Beyond_this_machine_a_head_wants_a_secret_or_a_certificate()
    {
        var fault = await Assert.ThrowsAsync<ClusterException>(() => OrleansHead.StartAsync(new HeadOptions { Port = _port, Connection = _folder.Path, Listen = IPAddress.Any }, default));
        Assert.Contains("secret or a certificate", fault.Message);
        await using var head = await StartAsync(Secret, listen: IPAddress.Any);
        await using var cluster = await ConnectAsync(Secret);
        Assert.Empty(await cluster.OpenSweepsAsync(default));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("the secret of others")]
    public async Task Who_does_not_know_the_secret_is_refused_at_once_and_for_good(string? secret)
    {
        var warnings = new List<string>();
        await using var head = await StartAsync(Secret, warn: warnings.Add);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => ConnectAsync(secret));

        Assert.False(fault.IsPassing);
        Assert.Contains("secret", fault.Message);
        Assert.Contains(warnings, static line => line.Contains("does not know the secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_head_that_knows_no_secret_is_not_taken_for_one_that_does()
    {
        await using var head = await StartAsync(null);
        var fault = await Assert.ThrowsAsync<ClusterException>(() => ConnectAsync(Secret));
        Assert.False(fault.IsPassing);
    }

    [Fact]
    public async Task A_stranger_hears_nothing_of_Orleans()
    {
        await using var head = await StartAsync(Secret);
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(IPAddress.Loopback, _port);
        await stranger.GetStream().WriteAsync(new byte[100]);

        Assert.Equal(0, await ReadAsync(stranger));
    }

    [Fact]
    public async Task Who_repeats_what_was_heard_of_another_is_refused()
    {
        await using var head = await StartAsync(Secret);
        var (first, hello, proof) = await ListenInAsync();
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(IPAddress.Loopback, _port);
        await stranger.GetStream().WriteAsync(hello);
        await stranger.GetStream().ReadExactlyAsync(new byte[32]);
        await stranger.GetStream().WriteAsync(proof);

        Assert.Equal(1, first);
        Assert.Equal(0, stranger.GetStream().ReadByte());
    }

    [Fact]
    public async Task A_short_secret_is_no_secret()
        => Assert.Contains("16", (await Assert.ThrowsAsync<ClusterException>(() => StartAsync("short"))).Message);

    [Fact]
    public async Task With_a_certificate_only_who_has_it_gets_in()
    {
        using var certificate = Certificate();
        using var other = Certificate();
        await using var head = await StartAsync(null, certificate);
        await using var cluster = await ConnectAsync(null, certificate);
        Assert.Empty(await cluster.OpenSweepsAsync(default));

        await Assert.ThrowsAsync<ClusterException>(() => ConnectAsync(null, other));
        await Assert.ThrowsAsync<ClusterException>(() => ConnectAsync(null));
    }

    [Fact]
    public async Task With_a_secret_too_the_fingerprint_of_the_certificate_is_enough()
    {
        using var certificate = Certificate();
        await using var head = await StartAsync(Secret, certificate);
        await using var cluster = await ConnectAsync(Secret, pin: Pin(certificate));
        Assert.Empty(await cluster.OpenSweepsAsync(default));
        await using var other = await ConnectAsync(Secret, certificate);

        Assert.Contains("by TLS only", await RefusalAsync(() => ConnectAsync(Secret)));
        Assert.Contains("the secret is not that of the head", await RefusalAsync(() => ConnectAsync(null, certificate)));
    }

    [Fact]
    public async Task Without_a_secret_the_fingerprint_lets_nobody_in()
    {
        using var certificate = Certificate();
        await using var head = await StartAsync(null, certificate);
        Assert.Contains("lets in who has the certificate", await RefusalAsync(() => ConnectAsync(null, pin: Pin(certificate))));
    }

    [Fact]
    public async Task A_head_with_another_certificate_is_not_the_right_one()
    {
        using var certificate = Certificate();
        using var other = Certificate();
        await using var head = await StartAsync(Secret, certificate);
        var refusal = await RefusalAsync(() => ConnectAsync(Secret, pin: Pin(other)));
        Assert.Contains($"has the fingerprint {Pin(certificate)}, which is not the one that was given", refusal);
    }

    [Fact]
    public async Task A_head_with_a_certificate_that_has_expired_does_not_start()
    {
        using var expired = Certificate(days: -1);
        Assert.Contains("The certificate expired on ", await RefusalAsync(() => StartAsync(null, expired)));
        Assert.Contains("The certificate expired on ", await RefusalAsync(() => ConnectAsync(null, expired)));
    }

    [Fact]
    public void A_certificate_that_expires_while_a_head_runs_is_not_accepted_any_more()
    {
        using var expired = Certificate(days: -1);
        Assert.StartsWith("its certificate expired on ", Security.Certificates.FaultOf(expired, [Pin(expired)]));
    }

    [Fact]
    public async Task Who_uses_TLS_where_the_head_does_not_is_told_so()
    {
        using var certificate = Certificate();
        var warnings = new List<string>();
        await using var head = await StartAsync(Secret, warn: warnings.Add);
        var refusal = await RefusalAsync(() => ConnectAsync(Secret, pin: Pin(certificate)));
        Assert.Contains("TLS could not be agreed with it", refusal);
        Assert.Contains(warnings, static line => line.Contains("it uses TLS, and this head has no certificate", StringComparison.Ordinal));
    }

    /// <summary>Stands between a worker and the head and keeps what the worker says.</summary>
    private async Task<(int Answer, byte[] Hello, byte[] Proof)> ListenInAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var connecting = OrleansCluster.ConnectAsync(new LinkOptions { Heads = listener.LocalEndpoint.ToString()!, Secret = Secret, Patience = TimeSpan.Zero }, default);
        using var worker = await listener.AcceptTcpClientAsync();
        using var head = new TcpClient();
        await head.ConnectAsync(IPAddress.Loopback, _port);
        var (hello, nonce, proof) = (new byte[40], new byte[32], new byte[32]);
        await worker.GetStream().ReadExactlyAsync(hello);
        await head.GetStream().WriteAsync(hello);
        await head.GetStream().ReadExactlyAsync(nonce);
        await worker.GetStream().WriteAsync(nonce);
        await worker.GetStream().ReadExactlyAsync(proof);
        await head.GetStream().WriteAsync(proof);
        var answer = head.GetStream().ReadByte();
        worker.Close();
        await Assert.ThrowsAsync<ClusterException>(() => connecting);
        return (answer, hello, proof);
    }

    private Task<OrleansHead> StartAsync(string? secret, X509Certificate2? certificate = null, IPAddress? listen = null, Action<string>? warn = null) => OrleansHead.StartAsync(
        new HeadOptions { Port = _port, Connection = _folder.Path, Secret = secret, Certificate = certificate, Listen = listen ?? IPAddress.Loopback, Warn = warn ?? (static _ => { }) }, default);

    private Task<OrleansCluster> ConnectAsync(string? secret, X509Certificate2? certificate = null, string? pin = null)
        => OrleansCluster.ConnectAsync(new LinkOptions { Heads = $"localhost:{_port}", Secret = secret, Certificate = certificate, Pins = pin is null ? [] : [pin], Patience = TimeSpan.FromSeconds(2) }, default);

    private static async Task<int> ReadAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[100]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Why it does not go on, and will not when it is tried again.</summary>
    private static async Task<string> RefusalAsync(Func<Task> act)
    {
        var fault = await Assert.ThrowsAsync<ClusterException>(act);
        Assert.False(fault.IsPassing, fault.Message);
        return fault.Message;
    }

    private static string Pin(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static X509Certificate2 Certificate(int days = 1)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=exprunner", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(days));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
