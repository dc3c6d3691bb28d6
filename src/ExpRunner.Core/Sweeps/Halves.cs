namespace ExpRunner.Sweeps;

/// <summary>
/// A 128-bit number as it is kept where workers meet it: what knows the layout of a type with a <see cref="UInt128"/> in it
/// cannot be compiled ahead of time, and each worker would do that as it starts.
/// </summary>
internal readonly record struct Halves(ulong Upper, ulong Lower)
{
    public static implicit operator Halves(UInt128 whole) => new((ulong)(whole >> 64), (ulong)whole);

    public static implicit operator UInt128(Halves halves) => new(halves.Upper, halves.Lower);
}
