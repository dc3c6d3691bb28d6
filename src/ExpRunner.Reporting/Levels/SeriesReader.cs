using ExpRunner.Platform;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Reads the series of one attempt.</summary>
internal static class SeriesReader
{
    private const int LeastWindow = 1 << 10;

    /// <summary>The points in the order in which they were logged; what cannot be read is named in the warnings.</summary>
    public static List<SeriesPoint> Read(string path, ICollection<string> warnings)
    {
        try
        {
            SpecialFile.ThrowIfAt(path);
            using var file = new ResultFile(path);
            return Read(file, path, warnings);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            warnings.Add($"{path}: it cannot be read and was passed over ({fault.Message})");
            return [];
        }
    }

    private static List<SeriesPoint> Read(ResultFile file, string path, ICollection<string> warnings)
    {
        var points = new List<SeriesPoint>();
        var next = new Dictionary<string, double>(StringComparer.Ordinal);
        var faults = new List<(int Line, string Reason)>();
        var lines = file.Lines((int)Math.Clamp(new FileInfo(path).Length, LeastWindow, LineSource.Window));
        while (lines.Next())
        {
            if (ResultLine.IsBlank(lines.Line))
            {
                continue;
            }
            if (ResultLine.TryParse(lines.Line, out var line, out var reason) && TryPoint(line, next, out var point, out reason))
            {
                points.Add(point);
                continue;
            }
            faults.Add((lines.Number, reason));
        }
        var named = new List<string>();
        LineFaults.Name(faults, path, lines.Number, named);
        named.ForEach(warnings.Add);
        return points;
    }

    private static bool TryPoint(Value line, Dictionary<string, double> next, out SeriesPoint point, out string reason)
    {
        var (name, value, step) = (ResultLine.Member(line, "name"), ResultLine.Member(line, "value"), ResultLine.Member(line, "step"));
        (point, reason) = (default, "it has no name and value");
        if (name.Kind != ValueKind.Text || !line.TryGet("value", out _))
        {
            return false;
        }
        var series = name.AsText();
        step = step.Kind == ValueKind.Number ? step : Value.Of(next.GetValueOrDefault(series));
        next[series] = step.AsDouble() + 1;
        point = new(series, step, ResultLine.ReadScore(value));
        return true;
    }
}
