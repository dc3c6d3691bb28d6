using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExpRunner.EndToEnd.Tests;

/// <summary>What a journal says about attempts; a last line that is on its way is left out.</summary>
internal sealed class JournalView
{
    private readonly IReadOnlyList<JsonObject> _lines;

    private JournalView(IEnumerable<string> files) => _lines = [.. files.SelectMany(file => Read(file).Split('\n')).Select(Parse).OfType<JsonObject>()];

    public static JournalView OfFile(string file) => new([file]);

    /// <summary>Of a sweep's folder; a start makes it once to see that it can be made, and takes it away again.</summary>
    public static JournalView Of(string folder)
    {
        try
        {
            return new([.. Directory.GetFiles(folder, "journal.jsonl"), .. Directory.GetFiles(folder, "journal-*.jsonl").Order(StringComparer.Ordinal)]);
        }
        catch (DirectoryNotFoundException)
        {
            return new([]);
        }
    }

    public IReadOnlyList<AttemptLine> Started => Kind("started");

    public IReadOnlyList<AttemptLine> Ended => Kind("ended");

    /// <summary>Attempts that ended when their runner had lost them.</summary>
    public IReadOnlyList<AttemptLine> Late => Kind("late");

    /// <summary>The attempts whose end nobody recorded.</summary>
    public IReadOnlyList<AttemptLine> InFlight => [.. Started.Where(start => !Ended.Any(end => end.IsSameAttempt(start)))];

    public int Count => _lines.Count;

    private IReadOnlyList<AttemptLine> Kind(string kind) => [.. _lines.Where(line => line["kind"]?.ToString() == kind).Select(AttemptLine.Read)];

    private static string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    private static JsonObject? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonNode.Parse(line)?.AsObject();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
