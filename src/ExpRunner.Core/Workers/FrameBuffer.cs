using System.Buffers.Binary;

namespace ExpRunner.Workers;

/// <summary>Bytes that came in, cut into frames. Not for several threads.</summary>
internal sealed class FrameBuffer
{
    private const int KeptCapacity = 1 << 20;
    private byte[] _bytes = new byte[16 * 1024];
    private int _start;
    private int _end;
    private bool _hasBegun;

    /// <summary>What has come in and was not taken.</summary>
    public ReadOnlySpan<byte> Waiting => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Names seen in these frames.</summary>
    public NameCache Names { get; } = new();

    /// <summary>Room for more bytes; tell <see cref="Filled"/> how many came.</summary>
    public Memory<byte> Room()
    {
        if (_start == _end)
        {
            _start = _end = 0;
            if (_bytes.Length > KeptCapacity)
            {
                _bytes = new byte[16 * 1024];
            }
        }
        var wanted = Math.Max(4096, _hasBegun && _end - _start >= 4 ? LengthOfFirst() + 4 - (_end - _start) : 0);
        if (_bytes.Length - _end < wanted)
        {
            MakeRoom(wanted);
        }
        return _bytes.AsMemory(_end);
    }

    public void Filled(int count) => _end += count;

    /// <summary>Whether the other end began as an end of this protocol does; null as long as too little came to tell.</summary>
    public bool? TakeMagic()
    {
        var magic = Protocol.Magic;
        var seen = Math.Min(Waiting.Length, magic.Length);
        if (!Waiting[..seen].SequenceEqual(magic[..seen]))
        {
            return false;
        }
        if (seen < magic.Length)
        {
            return null;
        }
        _start += magic.Length;
        _hasBegun = true;
        return true;
    }

    /// <summary>Takes the next whole frame; its body is valid until the next call of <see cref="Room"/>.</summary>
    public bool TryTake(out FrameKind kind, out ReadOnlySpan<byte> body)
    {
        kind = default;
        body = default;
        if (_end - _start < 5)
        {
            return false;
        }
        var length = LengthOfFirst();
        if (_end - _start - 4 < length)
        {
            return false;
        }
        kind = (FrameKind)_bytes[_start + 4];
        body = _bytes.AsSpan(_start + 5, length - 1);
        _start += 4 + length;
        return true;
    }

    private int LengthOfFirst()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(_start));
        return length is > 0 and <= Protocol.LongestFrame ? length : throw new InvalidDataException($"A frame of {length} bytes is no frame.");
    }

    private void MakeRoom(int wanted)
    {
        var waiting = Waiting;
        var target = waiting.Length + wanted <= _bytes.Length ? _bytes : new byte[Math.Max(waiting.Length + wanted, _bytes.Length * 2L < Array.MaxLength ? _bytes.Length * 2 : 0)];
        waiting.CopyTo(target);
        (_bytes, _start, _end) = (target, 0, waiting.Length);
    }
}
