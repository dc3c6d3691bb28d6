using System.Text;
using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Programs.Running;

/// <summary>
/// The series that a program wrote, one JSON object a line with <c>name</c>, <c>value</c> and, if it likes, <c>step</c>: afterwards they have the members that
/// the series of typed experiments have. What is no such object stays as it is.
/// </summary>
internal static class MetricsFile
{
    /// <summary>Counts the steps of lines that have none; a file where all have them is left alone.</summary>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static void Complete(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }
        var steps = new Dictionary<string, long>(StringComparer.Ordinal);
        var lines = File.ReadAllLines(path);
        var completed = Array.ConvertAll(lines, line => Complete(line, steps));
        if (!completed.AsSpan().SequenceEqual(lines))
        {
            var aside = path + ".new";
            File.WriteAllText(aside, string.Concat(completed.Select(line => line + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(aside, path, overwrite: true);
        }
    }

    private static string Complete(string line, Dictionary<string, long> steps)
    {
        if (TryParse(line) is not { } logged || !logged.TryGet("name", out var name) || name.Kind != ValueKind.Text || !logged.TryGet("value", out var value))
        {
            return line;
        }
        var isCounted = !logged.TryGet("step", out var step) || step.Kind != ValueKind.Number;
        var number = isCounted ? steps.GetValueOrDefault(name.AsText()) : (long)step.AsDouble();
        steps[name.AsText()] = number + 1;
        if (!isCounted)
        {
            return line;
        }
        var members = new List<(string, Value)> { ("name", name), ("step", Value.Of(number)), ("value", value) };
        if (logged.TryGet("at", out var at))
        {
            members.Add(("at", at));
        }
        return Value.Object([.. members]).ToJson();
    }

    private static Value? TryParse(string line)
    {
        try
        {
            return Value.ParseJson(line) is { Kind: ValueKind.Object } logged ? logged : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
