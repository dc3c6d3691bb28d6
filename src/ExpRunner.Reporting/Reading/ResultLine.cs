using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Reads one line of results.jsonl leniently: whatever is missing has a default.</summary>
internal static class ResultLine
{
    /// <summary>Whether a line has nothing in it.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) => (line.IsEmpty || line[0] != '{') && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(line));

    /// <summary>Reads a line as JSON; bytes that are no UTF-8 stand for the replacement character.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static Value Parse(ReadOnlySpan<byte> line)
        => Utf8.IsValid(line) ? Value.ParseJson(line) : Value.ParseJson(Encoding.UTF8.GetString(line));

    /// <summary>Reads a line; false with the reason when it holds no object.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out Value value, out string reason)
    {
        (value, reason) = (Value.Null, "it is not a JSON object");
        try
        {
            value = Parse(line);
            return value.Kind == ValueKind.Object;
        }
        catch (JsonException fault)
        {
            reason = fault.Message.Split('.')[0];
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException)
        {
            reason = fault.Message;
        }
        return false;
    }

    /// <summary>Reads any JSON; false when it is none.</summary>
    public static bool TryParseAny(string json, out Value value)
    {
        try
        {
            value = Value.ParseJson(json);
            return true;
        }
        catch (JsonException)
        {
            value = Value.Null;
            return false;
        }
    }

    /// <summary>The trial of a line.</summary>
    /// <param name="line">The line, an object.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="folder">The experiment's name if the line gives none.</param>
    public static ResultRow Read(Value line, string file, string folder)
    {
        var config = new OrderedDictionary<string, Value>();
        for (var i = 0; i < line.Names.Length; i++)
        {
            if (!ReservedNames.Contains(line.Names[i]))
            {
                Flatten(line.Names[i], line.Items[i], config);
            }
        }
        var name = Member(line, "experiment");
        var status = Member(line, "status");
        return new()
        {
            Experiment = name.Kind == ValueKind.Text ? name.AsText() : folder,
            Id = Member(line, "experiment_id"),
            Status = status.Kind == ValueKind.Text ? status.AsText() : Member(line, "error").IsNull ? "completed" : "failed",
            Config = config,
            Scores = ReadScores(Member(line, "scores")),
            Line = line,
            File = file,
        };
    }

    /// <summary>A member, or null.</summary>
    public static Value Member(Value line, string name) => line.TryGet(name, out var value) ? value : Value.Null;

    private static void Flatten(string name, Value value, OrderedDictionary<string, Value> into)
    {
        if (value.Kind != ValueKind.Object || value.Names.Length == 0)
        {
            into[name] = value;
            return;
        }
        for (var i = 0; i < value.Names.Length; i++)
        {
            Flatten($"{name}.{value.Names[i]}", value.Items[i], into);
        }
    }

    /// <summary>Lists are scores; <c>mean_x</c> and <c>std_x</c> beside a score <c>x</c> are computed anew and left out; another single value is a list of one.</summary>
    private static OrderedDictionary<string, IReadOnlyList<Value>> ReadScores(Value scores)
    {
        var flat = new OrderedDictionary<string, Value>();
        for (var i = 0; i < scores.Names.Length; i++)
        {
            Flatten(scores.Names[i], scores.Items[i], flat);
        }
        var read = new OrderedDictionary<string, IReadOnlyList<Value>>();
        foreach (var (name, value) in flat)
        {
            if (value.Kind == ValueKind.List)
            {
                read[name] = ReadScores(value.Items);
            }
            else if (!IsDerived(name, flat.Keys))
            {
                read[name] = [ReadScore(value)];
            }
        }
        return read;
    }

    /// <summary>The values of the score that stands in these bytes.</summary>
    public static IReadOnlyList<Value> ReadScore(ReadOnlySpan<byte> bytes)
    {
        var value = Parse(bytes);
        return value.Kind == ValueKind.List ? ReadScores(value.Items) : [ReadScore(value)];
    }

    private static Value[] ReadScores(ReadOnlySpan<Value> items)
    {
        var scores = items.ToArray();
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = ReadScore(scores[i]);
        }
        return scores;
    }

    /// <summary>Whether a single value under this name was computed from another score.</summary>
    public static bool IsDerived(string name, ICollection<string> scores)
        => (name.StartsWith("mean_", StringComparison.Ordinal) && scores.Contains(name[5..]))
            || (name.StartsWith("std_", StringComparison.Ordinal) && scores.Contains(name[4..]));

    /// <summary>A score as it stands in a file: NaN and infinities are texts there.</summary>
    public static Value ReadScore(Value value) => value.Kind != ValueKind.Text ? value : value.AsText() switch
    {
        "NaN" => Value.Of(double.NaN),
        "Infinity" => Value.Of(double.PositiveInfinity),
        "-Infinity" => Value.Of(double.NegativeInfinity),
        _ => value,
    };
}
