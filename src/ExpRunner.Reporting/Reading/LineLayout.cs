using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExpRunner.Reporting;

/// <summary>
/// What the lines of one sweep have in common: the same bytes between their values. A line that has them, and whose values are
/// whole, is read without being taken apart; of any other line nothing is claimed.
/// </summary>
internal sealed class LineLayout
{
    private const int LiteralPadding = 64;

    private readonly byte[] _literals;
    private readonly int[] _lengths;

    private LineLayout(ReadOnlySpan<byte> line, IReadOnlyList<LayoutLeaf> leaves)
    {
        Leaves = leaves;
        Id = IndexOf(LeafRole.Id);
        Experiment = IndexOf(LeafRole.Experiment);
        _literals = new byte[line.Length + LiteralPadding];
        _lengths = new int[leaves.Count + 1];
        var (from, to) = (0, 0);
        for (var i = 0; i <= leaves.Count; i++)
        {
            var literal = line[from..(i < leaves.Count ? leaves[i].Start : line.Length)];
            literal.CopyTo(_literals.AsSpan(to));
            (_lengths[i], to) = (literal.Length, to + literal.Length);
            from = i < leaves.Count ? leaves[i].End : from;
        }
    }

    /// <summary>The values, in their order.</summary>
    public IReadOnlyList<LayoutLeaf> Leaves { get; }

    /// <summary>The place of the experiment_id among the values, or -1.</summary>
    public int Id { get; }

    /// <summary>The place of the experiment's name among the values, or -1.</summary>
    public int Experiment { get; }

    /// <summary>The layout of a line the full reader has taken, or null.</summary>
    public static LineLayout? Of(ReadOnlySpan<byte> line) => LayoutLearner.Learn(line) is { } leaves ? new(line, leaves) : null;

    /// <summary>The place of the value with a role, or -1.</summary>
    public int IndexOf(LeafRole role, string? name = null)
    {
        for (var i = 0; i < Leaves.Count; i++)
        {
            if (Leaves[i].Role == role && (name is null || Leaves[i].Name == name))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Whether a line has this layout.</summary>
    /// <param name="line">The line, in the buffer of a <see cref="LineSource"/>.</param>
    /// <param name="places">Where the values stand.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public bool Fits(ReadOnlySpan<byte> line, LeafPlace[] places)
    {
        ref var text = ref MemoryMarshal.GetReference(line);
        ref var literals = ref MemoryMarshal.GetArrayDataReference(_literals);
        var (at, from) = (0, 0);
        var leaves = _lengths.AsSpan(0, _lengths.Length - 1);
        for (var i = 0; i < leaves.Length; i++)
        {
            var length = leaves[i];
            if (!JsonScan.IsSame(ref text, at, ref literals, from, length))
            {
                return false;
            }
            from += length;
            at += length;
            var guess = places[i].End - places[i].Start;
            var end = LeafPlace.Find(ref text, at, out places[i]);
            if (end < 0)
            {
                return false;
            }
            // Mostly as long as in the line before: then the processor need not wait for the end to look at what follows.
            if (end - at == guess)
            {
                at += guess;
            }
            else
            {
                at = end;
            }
        }
        return at + _lengths[^1] == line.Length && JsonScan.IsSame(ref text, at, ref literals, from, _lengths[^1]);
    }
}
