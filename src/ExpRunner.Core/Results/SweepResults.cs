using System.Collections;
using System.Text.Json;
using ExpRunner.Platform;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>The results of a sweep as typed rows, one per trial, in order of id: for LINQ.</summary>
/// <typeparam name="T">The experiment.</typeparam>
public sealed class SweepResults<T> : IReadOnlyList<SweepRow<T>>
    where T : IExperiment<T>
{
    private readonly List<SweepRow<T>> _rows;

    private SweepResults(List<SweepRow<T>> rows, int skippedLines) => (_rows, SkippedLines) = (rows, skippedLines);

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <summary>Lines that are damaged, of another experiment, or have a field that the class lacks.</summary>
    public int SkippedLines { get; }

    /// <inheritdoc/>
    public SweepRow<T> this[int index] => _rows[index];

    /// <summary>Reads the results of this experiment; of several lines with one id the last counts.</summary>
    /// <param name="path">The output folder, the experiment's folder in it, or a results.jsonl.</param>
    /// <exception cref="FileNotFoundException">There are no results.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static SweepResults<T> Load(string path)
    {
        var rows = new SortedDictionary<UInt128, SweepRow<T>>();
        var skipped = 0;
        var found = Find(path);
        SpecialFile.ThrowIfAt(found);
        using var file = DiskFiles.Instance.Open(found, FileUse.Read);
        var lines = new LineReader(file);
        while (lines.MoveNext())
        {
            if (TryRead(lines.Line) is { } row)
            {
                rows[row.ExperimentId] = row;
            }
            else if (lines.Line.Length > 0)
            {
                skipped++;
            }
        }
        return new SweepResults<T>([.. rows.Values], skipped);
    }

    /// <inheritdoc/>
    public IEnumerator<SweepRow<T>> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Find(string path)
    {
        string[] places = [path, Path.Combine(path, "results.jsonl"), Path.Combine(path, T.Definition.Name, "results.jsonl")];
        return Array.Find(places, File.Exists)
            ?? throw new FileNotFoundException($"{path}: there are no results of {T.Definition.Name} here: neither {places[1]} nor {places[2]} exists.", path);
    }

    private static SweepRow<T>? TryRead(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = Value.ParseJson(line);
            if (json.Kind != ValueKind.Object || json.TryGet("experiment", out var name) && name.ToString() != T.Definition.Name)
            {
                return null;
            }
            return ConfigOf(json) is { } config ? new SweepRow<T>(json, config) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The members that are config fields; null where the line has one that the class lacks.</summary>
    private static Value? ConfigOf(Value line)
    {
        var names = new List<string>();
        var values = new List<Value>();
        for (var i = 0; i < line.Names.Length; i++)
        {
            if (ReservedNames.Contains(line.Names[i]))
            {
                continue;
            }
            if (T.Definition.Config.Fields.All(field => field.Name != line.Names[i]))
            {
                return null;
            }
            names.Add(line.Names[i]);
            values.Add(line.Items[i]);
        }
        return Value.Object([.. names], [.. values]);
    }
}
