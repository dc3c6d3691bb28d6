using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Bytes of JSON text that grow as they are added; used again and again, so that a line costs no allocation.</summary>
internal sealed class Utf8Buffer : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    /// <summary>The length that it has room for.</summary>
    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets everything from that length on; a buffer that one huge line blew up is let go.</summary>
    public void Truncate(int length = 0)
    {
        Length = length;
        if (length == 0 && _bytes.Length > 1 << 20)
        {
            _bytes = new byte[1024];
        }
    }

    public Utf8Buffer Truncated()
    {
        Truncate();
        return this;
    }

    public Utf8Buffer Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    public Utf8Buffer Add(byte single)
    {
        GetSpan(1)[0] = single;
        Length++;
        return this;
    }

    public Utf8Buffer Number(long number)
    {
        Utf8Formatter.TryFormat(number, GetSpan(20), out var count);
        Length += count;
        return this;
    }

    public Utf8Buffer Number(UInt128 number)
    {
        if (number <= long.MaxValue)
        {
            return Number((long)number);
        }
        number.TryFormat(GetSpan(40), out var count, default, CultureInfo.InvariantCulture);
        Length += count;
        return this;
    }

    /// <summary>The shortest text that reads back the same; NaN and infinities as strings.</summary>
    public Utf8Buffer Number(double number)
    {
        if (!double.IsFinite(number))
        {
            return Text(NumberText.Shortest(number));
        }
        (number == 0 ? 0 : number).TryFormat(GetSpan(32), out var count, "R", CultureInfo.InvariantCulture);
        Length += count;
        return this;
    }

    /// <summary>A key as quoted hexadecimal digits.</summary>
    public Utf8Buffer Key(UInt128 key)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key);
        var span = GetSpan(34);
        span[0] = span[33] = (byte)'"';
        Convert.TryToHexStringLower(bytes, span[1..], out _);
        Length += 34;
        return this;
    }

    /// <summary>A time as quoted ISO 8601, in UTC.</summary>
    public Utf8Buffer Time(DateTimeOffset time)
    {
        Add((byte)'"');
        Utf8Formatter.TryFormat(time.UtcDateTime, GetSpan(33), out var count, new StandardFormat('O'));
        Length += count;
        return Add((byte)'"');
    }

    public Utf8Buffer Text(string? text) => Value(Values.Value.Of(text));

    public Utf8Buffer Value(Value value)
    {
        JsonText.Write(value, this);
        return this;
    }

    public void Advance(int count) => Length += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, checked((int)Math.Min(Math.Max(2L * _bytes.Length, (long)Length + count), Array.MaxLength)));
        }
    }
}
