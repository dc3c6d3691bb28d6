using System.Net;
using System.Net.Sockets;

namespace ExpRunner.Serving;

/// <summary>Where the server listens, what it is called there, and by which names it may be asked.</summary>
/// <param name="Name">As it was given.</param>
/// <param name="Address">The address; any of this machine where all are listened at.</param>
internal sealed record ListenAddress(string Name, IPAddress Address)
{
    private const string Localhost = "localhost";

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    private bool IsAny => Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any);

    /// <summary>Understands an address.</summary>
    /// <exception cref="FormatException">It is none of this machine.</exception>
    public static ListenAddress Parse(string text)
    {
        if (text is Localhost or "")
        {
            return new(Localhost, IPAddress.Loopback);
        }
        if (text is "*")
        {
            return new(text, Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any);
        }
        if (IPAddress.TryParse(text.Trim('[', ']'), out var address))
        {
            return new(text, address);
        }
        try
        {
            return new(text, Dns.GetHostAddresses(text).First());
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException($"--address takes an address of this machine, such as 127.0.0.1, or * for all of them; '{text}' is none: {fault.Message}");
        }
    }

    /// <summary>What to open in a browser.</summary>
    public string UrlOf(int port, string? token)
    {
        var host = Address.ToString() is var text && Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{text}]" : text;
        host = IsAny ? Environment.MachineName : host;
        return FormattableString.Invariant($"http://{host}:{port}/{(token is null ? "" : $"?token={token}")}");
    }

    /// <summary>
    /// Whether a request that names this host may be meant for this server. A name that somebody else's name server can make to mean this machine must not do:
    /// a page from there could read what is served.
    /// </summary>
    public bool Allows(string host)
    {
        var isAddress = IPAddress.TryParse(host.Trim('[', ']'), out var address);
        return IsLoopback
            ? host.Equals(Localhost, StringComparison.OrdinalIgnoreCase) || (isAddress && IPAddress.IsLoopback(address!))
            : isAddress || new[] { Localhost, Environment.MachineName, Name }.Contains(host, StringComparer.OrdinalIgnoreCase)
                || host.StartsWith(Environment.MachineName + ".", StringComparison.OrdinalIgnoreCase);
    }
}
