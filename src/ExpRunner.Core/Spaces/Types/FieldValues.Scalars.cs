namespace ExpRunner.Spaces;

/// <content>A method for each scalar, by the name of its config type; <see cref="Pass{T}"/> says what each does.</content>
public readonly partial struct FieldValues
{
    /// <summary>Passes a <see cref="bool"/>.</summary>
    public bool Boolean(int field, bool value) => Pass(field, value);

    /// <summary>Passes a <see cref="byte"/>.</summary>
    public byte Byte(int field, byte value) => Pass(field, value);

    /// <summary>Passes a <see cref="sbyte"/>.</summary>
    public sbyte SByte(int field, sbyte value) => Pass(field, value);

    /// <summary>Passes a <see cref="short"/>.</summary>
    public short Int16(int field, short value) => Pass(field, value);

    /// <summary>Passes a <see cref="ushort"/>.</summary>
    public ushort UInt16(int field, ushort value) => Pass(field, value);

    /// <summary>Passes a <see cref="int"/>.</summary>
    public int Int32(int field, int value) => Pass(field, value);

    /// <summary>Passes a <see cref="uint"/>.</summary>
    public uint UInt32(int field, uint value) => Pass(field, value);

    /// <summary>Passes a <see cref="long"/>.</summary>
    public long Int64(int field, long value) => Pass(field, value);

    /// <summary>Passes a <see cref="ulong"/>.</summary>
    public ulong UInt64(int field, ulong value) => Pass(field, value);

    /// <summary>Passes a <see cref="System.Half"/>.</summary>
    public System.Half Half(int field, System.Half value) => Pass(field, value);

    /// <summary>Passes a <see cref="float"/>.</summary>
    public float Single(int field, float value) => Pass(field, value);

    /// <summary>Passes a <see cref="double"/>.</summary>
    public double Double(int field, double value) => Pass(field, value);

    /// <summary>Passes a <see cref="decimal"/>.</summary>
    public decimal Decimal(int field, decimal value) => Pass(field, value);

    /// <summary>Passes a <see cref="char"/>.</summary>
    public char Char(int field, char value) => Pass(field, value);

    /// <summary>Passes a <see cref="string"/>.</summary>
    public string? String(int field, string? value) => Pass(field, value);

    /// <summary>Passes a <see cref="System.Guid"/>.</summary>
    public System.Guid Guid(int field, System.Guid value) => Pass(field, value);

    /// <summary>Passes a <see cref="System.DateTime"/>.</summary>
    public System.DateTime DateTime(int field, System.DateTime value) => Pass(field, value);

    /// <summary>Passes a <see cref="System.DateTimeOffset"/>.</summary>
    public System.DateTimeOffset DateTimeOffset(int field, System.DateTimeOffset value) => Pass(field, value);

    /// <summary>Passes a <see cref="System.DateOnly"/>.</summary>
    public System.DateOnly DateOnly(int field, System.DateOnly value) => Pass(field, value);

    /// <summary>Passes a <see cref="System.TimeOnly"/>.</summary>
    public System.TimeOnly TimeOnly(int field, System.TimeOnly value) => Pass(field, value);

    /// <summary>Passes a <see cref="System.TimeSpan"/>.</summary>
    public System.TimeSpan TimeSpan(int field, System.TimeSpan value) => Pass(field, value);

    /// <summary>Passes a <see cref="System.Uri"/>.</summary>
    public System.Uri? Uri(int field, System.Uri? value) => Pass(field, value);
}
