using System.Buffers.Binary;
using System.Text;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Workers;

/// <summary>Reads the body of one frame, field by field.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> body, NameCache names)
{
    private ReadOnlySpan<byte> _rest = body;

    public byte Byte() => Take(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public Halves Halves()
    {
        var lower = UInt64();
        return new Halves(UInt64(), lower);
    }

    /// <summary>Whether all was read.</summary>
    public bool IsAtEnd => _rest.IsEmpty;

    public ReadOnlySpan<byte> Bytes() => Take(Int32());

    public string? Text() => Int32() is var length and >= 0 ? Encoding.UTF8.GetString(Take(length)) : null;

    /// <summary>How many fields follow, each at least a byte long.</summary>
    public int Count()
        => Int32() is var count && (uint)count <= (uint)_rest.Length ? count : throw new InvalidDataException("A frame is shorter than it says.");

    /// <summary>Text that comes again and again, such as the name of a field.</summary>
    public string Name() => names.Get(Take(Int32()));

    /// <summary>The names of an object, one for all objects that have them in that order.</summary>
    public readonly MemberNames Names(string[] members) => names.Shared(members);

    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)_rest.Length)
        {
            throw new InvalidDataException("A frame is shorter than it says.");
        }
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
