using System.Runtime.InteropServices;

namespace ExpRunner.Reporting;

/// <summary>Remembers which bytes of a line lead to which row.</summary>
internal sealed class RawKeys
{
    private const int Most = 1 << 14;

    private readonly Dictionary<byte[], PooledTrials> _known = new(new Bytes());
    private readonly Dictionary<byte[], PooledTrials>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public RawKeys() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The row these bytes led to before, or null.</summary>
    public PooledTrials? Find(ReadOnlySpan<byte> key) => _lookup.TryGetValue(key, out var group) ? group : null;

    /// <summary>Remembers where these bytes led to, unless that would be too much to remember.</summary>
    public void Add(ReadOnlySpan<byte> key, PooledTrials group)
    {
        if (_known.Count < Most)
        {
            _lookup[key] = group;
        }
    }

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        private const ulong Factor = 0x9e3779b97f4a7c15;

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = (ulong)alternate.Length;
            while (alternate.Length >= sizeof(ulong))
            {
                hash = ulong.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(alternate)) * Factor, 29);
                alternate = alternate[sizeof(ulong)..];
            }
            foreach (var last in alternate)
            {
                hash = (hash ^ last) * Factor;
            }
            return (int)(hash >> 32);
        }
    }
}
