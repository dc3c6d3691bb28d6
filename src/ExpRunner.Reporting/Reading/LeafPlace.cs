using System.Runtime.CompilerServices;

namespace ExpRunner.Reporting;

/// <summary>Where a value stands in its line.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte after it.</param>
/// <param name="Items">How many items a list has; 1 for anything else.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="IsPlain">Whether it, or every item of it, is a number, true, false or null.</param>
internal readonly record struct LeafPlace(int Start, int End, int Items, bool IsList, bool IsPlain)
{
    /// <summary>The value's bytes.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line) => line[Start..End];

    /// <summary>Finds the end of the value that begins at a place; -1 when it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ref byte text, int at, out LeafPlace place)
    {
        var first = Unsafe.Add(ref text, at);
        if (first is <= (byte)'9' and not (byte)'"')
        {
            var after = JsonScan.Number(ref text, at);
            place = new(at, after, 1, false, true);
            return after;
        }
        return FindOther(ref text, at, first, out place);
    }

    /// <summary>Apart, so that the way of numbers, which are most, has the registers for itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int FindOther(ref byte text, int at, byte first, out LeafPlace place)
    {
        var (end, items, isPlain) = (0, 1, true);
        switch (first)
        {
            case (byte)'[':
                end = JsonScan.List(ref text, at, out items, out isPlain);
                break;
            case (byte)'"':
                (end, isPlain) = (JsonScan.String(ref text, at), false);
                break;
            case (byte)'{':
                (end, isPlain) = (Unsafe.Add(ref text, at + 1) == '}' ? at + 2 : -1, false);
                break;
            default:
                end = JsonScan.Word(ref text, at);
                break;
        }
        place = new(at, end, items, first == '[', isPlain);
        return end;
    }
}
