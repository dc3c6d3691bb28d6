using System.Globalization;
using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Live;

/// <summary>A line that somebody else wrote, as an object; one that cannot be read has no members.</summary>
internal readonly struct JournalText
{
    private readonly Value _line;

    private JournalText(Value line) => _line = line;

    /// <summary>Reads it.</summary>
    public static JournalText Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return new(Value.ParseJson(line) is { Kind: ValueKind.Object } value ? value : Value.Object());
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            return new(Value.Object());
        }
    }

    /// <summary>A member; null where it is missing.</summary>
    public Value Get(string name) => _line.TryGet(name, out var value) ? value : Value.Null;

    /// <summary>A member as text.</summary>
    public string? Text(string name) => Get(name) is { IsNull: false } value ? value.ToString() : null;

    /// <summary>A member that is a number.</summary>
    public double? Number(string name) => Get(name) is { Kind: ValueKind.Number } value ? value.AsDouble() : null;

    /// <summary>A member that is a time.</summary>
    public DateTimeOffset? Time(string name)
        => DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
