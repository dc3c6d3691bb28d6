using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Live;

/// <summary>Reads what a running attempt logged last: the end of its file, and only if that has grown.</summary>
internal sealed class NewestValues(IFiles files, string folder, int attempt)
{
    private const int Tail = 1 << 12;
    private const int MostSeries = 3;
    private readonly string _path = Path.Combine(folder, attempt == 1 ? "metrics.jsonl" : string.Create(CultureInfo.InvariantCulture, $"metrics.{attempt}.jsonl"));
    private long _length = -1;
    private string _text = "";

    /// <summary><c>loss 0.31, accuracy 0.9 (step 120)</c>; empty where nothing was logged.</summary>
    public string Read()
    {
        try
        {
            if (!files.Exists(_path))
            {
                return "";
            }
            using var file = files.Open(_path, FileUse.Read);
            if (file.Length != _length)
            {
                (_length, _text) = (file.Length, Read(file));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SweepStoreException)
        {
            // Trials clean up as they like; what was logged before is still the newest that is known.
        }
        return _text;
    }

    private static string Read(OpenFile file)
    {
        var from = Math.Max(0, file.Length - Tail);
        var lines = new LineReader(file, from, window: Tail);
        var newest = new OrderedDictionary<string, string>();
        var step = default(string);
        while (lines.MoveNext())
        {
            var line = JournalText.Parse(lines.Line);
            if (lines.IsTerminated && line.Text("name") is { } name && line.Get("value") is { IsNull: false } value)
            {
                newest.Remove(name);
                newest[name] = Short(value);
                step = line.Text("step");
            }
        }
        var shown = newest.Skip(Math.Max(0, newest.Count - MostSeries)).Select(entry => $"{entry.Key} {entry.Value}");
        return newest.Count == 0 ? "" : string.Join(", ", shown) + (step is null ? "" : $" (step {step})");
    }

    private static string Short(Value value)
        => value.Kind == ValueKind.Number ? value.AsDouble().ToString("G4", CultureInfo.InvariantCulture) : value.ToString() is { Length: > 20 } text ? text[..20] + "…" : value.ToString();
}
