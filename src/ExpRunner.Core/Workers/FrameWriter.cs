using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using ExpRunner.Sweeps;

namespace ExpRunner.Workers;

/// <summary>Collects frames to be sent at once. Not for several threads.</summary>
/// <param name="capacity">Room to begin with; more is made where it does not do.</param>
internal sealed class FrameWriter(int capacity = 4096)
{
    private const int KeptCapacity = 1 << 20;
    private byte[] _bytes = new byte[capacity];
    private int _length;
    private int _frame;

    public int Length => _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > KeptCapacity)
        {
            _bytes = new byte[4096];
        }
    }

    public void Magic() => Protocol.Magic.CopyTo(Take(Protocol.Magic.Length));

    public void Begin(FrameKind kind)
    {
        _frame = _length;
        Take(4);
        Byte((byte)kind);
    }

    public void End() => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_frame), _length - _frame - 4);

    public void Byte(byte value) => Take(1)[0] = value;

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    public void Halves(Halves value)
    {
        UInt64(value.Lower);
        UInt64(value.Upper);
    }

    /// <summary>Bytes, with their number before them.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Int32(bytes.Length);
        bytes.CopyTo(Take(bytes.Length));
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Int32(-1);
            return;
        }
        var limit = Encoding.UTF8.GetMaxByteCount(text.Length);
        var place = Take(4 + limit);
        var length = Encoding.UTF8.GetBytes(text, place[4..]);
        BinaryPrimitives.WriteInt32LittleEndian(place, length);
        _length -= limit - length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Take(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Grow(count);
        }
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }

    private void Grow(int count) => Array.Resize(ref _bytes, checked((int)Math.Max((long)_length + count, Math.Min(2L * _bytes.Length, Array.MaxLength))));
}
