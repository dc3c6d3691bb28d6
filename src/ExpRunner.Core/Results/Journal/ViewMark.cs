using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>A place of the journal at which results.jsonl was exactly what the journal said.</summary>
/// <param name="Place">Trials that no later line mentions have their line within these bytes.</param>
/// <param name="Bytes">The length of results.jsonl then.</param>
/// <param name="Crc">The CRC-32C of these bytes.</param>
/// <param name="IsTrusted">Whether a start wrote it that read configs as today's does; otherwise it holds only if all configs are as today's.</param>
/// <param name="IsOrdered">Whether it was in order of id, one line per id.</param>
/// <param name="Others">How much of the journals of other runners it holds.</param>
internal sealed record ViewMark(LinePlace Place, long Bytes, uint Crc, bool IsTrusted, bool IsOrdered, IReadOnlyDictionary<string, long> Others)
{
    /// <summary>Writes a mark.</summary>
    /// <param name="buffer">Takes it.</param>
    /// <param name="view">The file.</param>
    /// <param name="open">Trials whose line is still to come although the journal may already hold all that is in it.</param>
    /// <param name="others">How much of which other journal is in it.</param>
    public static void Write(Utf8Buffer buffer, ResultsView view, IEnumerable<UInt128> open, IReadOnlyDictionary<string, long> others)
    {
        buffer.Add(",\"bytes\":"u8).Number(view.Length).Add(",\"crc32c\":"u8).Number((long)view.Crc);
        buffer.Add(",\"ordered\":"u8).Add(view.IsOrdered ? "true"u8 : "false"u8).Add(",\"open\":["u8);
        var comma = ""u8;
        foreach (var id in open)
        {
            buffer.Add(comma).Number(id);
            comma = ","u8;
        }
        buffer.Add((byte)']');
        if (others.Count > 0)
        {
            buffer.Add(",\"others\":"u8).Value(Value.Object([.. others.Select(other => (other.Key, Value.Of(other.Value)))]));
        }
    }

    /// <summary>Reads a mark; null where it is none.</summary>
    public static ViewMark? Read(ref MemberReader members, LinePlace place, bool isTrusted)
    {
        var bytes = members.Long("bytes"u8, -1);
        var crc = (uint)members.Long("crc32c"u8, 0);
        return bytes < 0 ? null : new ViewMark(
            place, bytes, crc, isTrusted, members.TryGet("ordered"u8, out var ordered) && ordered[0] == 't', ReadOthers(ref members));
    }

    private static Dictionary<string, long> ReadOthers(ref MemberReader members)
    {
        var others = new Dictionary<string, long>();
        if (members.TryGet("others"u8, out var json) && Value.ParseJson(json) is { Kind: ValueKind.Object } lengths)
        {
            foreach (var name in lengths.Names)
            {
                others[name] = lengths.TryGet(name, out var length) && length.Kind == ValueKind.Number ? (long)length.AsDouble() : -1;
            }
        }
        return others;
    }
}
