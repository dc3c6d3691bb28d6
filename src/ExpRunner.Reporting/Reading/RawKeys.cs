using System.Runtime.InteropServices;

namespace ExpRunner.Reporting;

/// <summary>Remembers which bytes of a line lead to which row.</summary>
internal sealed class RawKeys
{
    private const int Most = 1 << 14;
    private const ulong Factor = 0x9e3779b97f4a7c15;

    private readonly Dictionary<ulong, (byte[] Key, PooledTrials Group)> _known = [];

    /// <summary>The row these bytes led to before, or null.</summary>
    public PooledTrials? Find(ReadOnlySpan<byte> key) => _known.TryGetValue(HashOf(key), out var known) && key.SequenceEqual(known.Key) ? known.Group : null;

    /// <summary>Remembers where these bytes led to, unless that would be too much to remember; of two keys with one hash, the later.</summary>
    public void Add(ReadOnlySpan<byte> key, PooledTrials group)
    {
        if (_known.Count < Most)
        {
            _known[HashOf(key)] = (key.ToArray(), group);
        }
    }

    private static ulong HashOf(ReadOnlySpan<byte> key)
    {
        var hash = (ulong)key.Length;
        while (key.Length >= sizeof(ulong))
        {
            hash = ulong.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(key)) * Factor, 29);
            key = key[sizeof(ulong)..];
        }
        foreach (var last in key)
        {
            hash = (hash ^ last) * Factor;
        }
        return hash;
    }
}
