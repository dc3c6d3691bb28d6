using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ExpRunner.Cluster;

namespace ExpRunner.Orleans;

/// <summary>Finds the addresses of heads by their names.</summary>
internal static class HeadNames
{
    /// <param name="heads"><c>host:port</c>, several with commas between.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="ClusterException">One has no port, or none is known.</exception>
    public static async Task<IPEndPoint[]> FindAsync(string heads, CancellationToken cancel)
    {
        var found = new List<IPEndPoint>();
        foreach (var head in heads.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            found.AddRange(await FindOneAsync(head, cancel).ConfigureAwait(false));
        }
        return found.Count > 0 ? [.. found] : throw new ClusterException($"'{heads}' names no head; name one as HOST:PORT.");
    }

    private static async Task<IEnumerable<IPEndPoint>> FindOneAsync(string head, CancellationToken cancel)
    {
        if (head.LastIndexOf(':') is not (> 0 and var colon) || !ushort.TryParse(head.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            throw new ClusterException($"'{head}' is no head of a cluster; name it as HOST:PORT.");
        }
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(head[..colon].Trim('[', ']'), cancel).ConfigureAwait(false);
            return [.. addresses.OrderBy(static address => address.AddressFamily).Take(1).Select(address => new IPEndPoint(address, port))];
        }
        catch (SocketException fault)
        {
            throw new ClusterException($"The address of the head '{head}' is not known: {fault.Message}.", fault) { IsPassing = true };
        }
    }
}
