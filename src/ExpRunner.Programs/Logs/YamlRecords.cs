using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Logs;

/// <summary>Records as YAML: documents that are objects, or lists of them. What is broken costs one document, or one item of a list.</summary>
internal static class YamlRecords
{
    private static readonly string[] Marks = ["---", "- "];

    public static IEnumerable<LogRecord> Read(string path, Action<string> warn)
        => Read(TextFile.Read(path), path, Marks, warn);

    private static IEnumerable<LogRecord> Read(string text, string path, ReadOnlyMemory<string> marks, Action<string> warn)
    {
        var problems = new ProblemList();
        try
        {
            var records = YamlReader.Read(text, path, problems).SelectMany(document => document is YamlList list ? list.Items : [document]).ToList();
            problems.Lines.ToList().ForEach(warn);
            return Objects(records, warn);
        }
        catch (SweepException fault)
        {
            if (!marks.IsEmpty)
            {
                return Parts(text, marks.Span[0]).SelectMany(part => Read(part, path, marks[1..], warn));
            }
            fault.Problems.ToList().ForEach(problem => warn($"{problem} It is passed over."));
            return [];
        }
    }

    private static IEnumerable<LogRecord> Objects(List<YamlNode> nodes, Action<string> warn)
    {
        foreach (var node in nodes)
        {
            if (!node.Value.IsNull && RecordFile.IsRecord(node.Value, $"{node.Place.File}:{node.Place.Line}", warn))
            {
                yield return new(node.Value, node.Place.File, node.Place.Line);
            }
        }
    }

    /// <summary>The parts that begin with a mark at the start of a line, each behind as many empty lines as stand before it.</summary>
    private static IEnumerable<string> Parts(string text, string mark)
    {
        var (start, line) = (0, 0);
        while (start < text.Length)
        {
            var next = text.IndexOf("\n" + mark, start, StringComparison.Ordinal) is >= 0 and var found ? found + 1 : text.Length;
            var part = text[start..next];
            yield return new string('\n', line) + part;
            line += part.AsSpan().Count('\n');
            start = next;
        }
    }
}
