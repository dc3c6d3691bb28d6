using System.Globalization;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>The board as its file has it.</summary>
internal sealed partial record ClaimBoard
{
    /// <summary>The newest format that is read, and the one that is written.</summary>
    public const int Format = 1;

    public Value ToJson() => Value.Object(
        ("format", Value.Of(Format)),
        ("queue", Value.Of(Queue)),
        ("size", Of(Size)),
        ("next", Of(Next)),
        ("returned", Value.List([.. Returned.Select(part => Value.List(Of(part.Range.From), Of(part.Range.To), Value.Of(part.At)))])),
        ("runners", Value.List([.. Holders.Select(ToJson)])),
        ("participants", Value.List([.. Participants.Select(Value.Of)])));

    /// <exception cref="FormatException">This is no board.</exception>
    public static ClaimBoard FromJson(Value json, long number)
    {
        if (json.Kind != ValueKind.Object)
        {
            throw new FormatException("This is no object.");
        }
        return new ClaimBoard
        {
            Number = number,
            Queue = Get(json, "queue").ToString(),
            Size = Number128(Get(json, "size")),
            Next = Number128(Get(json, "next")),
            Returned = [.. ListOf(json, "returned").Select(part => new ReturnedRange(RangeOf(part), (long)part.Items[2].AsDouble()))],
            Holders = [.. ListOf(json, "runners").Select(HolderOf)],
            Participants = [.. ListOf(json, "participants").Select(id => id.ToString())],
        };
    }

    private static Value ToJson(ClaimHolder holder) => Value.Object(
        ("runner", Value.Of(holder.Id)),
        ("host", Value.Of(holder.Host)),
        ("process_id", Value.Of(holder.ProcessId)),
        ("machine", Value.Of(holder.Machine)),
        ("lease_seconds", Value.Of(holder.Lease.TotalSeconds)),
        ("posts", Value.Of(holder.Posts)),
        ("claims", Value.List([.. holder.Claims.Select(range => Value.List(Of(range.From), Of(range.To)))])));

    private static ClaimHolder HolderOf(Value json) => new(
        Get(json, "runner").ToString(),
        Get(json, "host").ToString(),
        (int)Get(json, "process_id").AsDouble(),
        Get(json, "machine").ToString(),
        TimeSpan.FromSeconds(Get(json, "lease_seconds").AsDouble()))
    {
        Posts = (long)Get(json, "posts").AsDouble(),
        Claims = [.. ListOf(json, "claims").Select(RangeOf)],
    };

    private static WorkRange RangeOf(Value json) => json.Items.Length >= 2
        ? new WorkRange(Number128(json.Items[0]), Number128(json.Items[1]))
        : throw new FormatException("A range needs two ends.");

    private static Value[] ListOf(Value json, string name)
        => Get(json, name) is { Kind: ValueKind.List } list ? list.Items.ToArray() : throw new FormatException($"'{name}' is no list.");

    private static Value Get(Value json, string name) => json.TryGet(name, out var value) ? value : throw new FormatException($"'{name}' is missing.");

    private static Value Of(UInt128 number) => Value.Number(number.ToString(CultureInfo.InvariantCulture));

    private static UInt128 Number128(Value value) => UInt128.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : throw new FormatException($"'{value}' is no whole number.");
}
