using ExpRunner.Values;

namespace ExpRunner.Commands;

/// <summary>Arrays on standard output, an item a line, as every verb with <c>--json</c> writes them.</summary>
internal static class JsonOutput
{
    /// <summary>Writes one array.</summary>
    public static void Write(TextWriter output, IEnumerable<Value> items)
    {
        var (separator, end) = ("[\n  ", "[]\n");
        foreach (var item in items)
        {
            output.Write(separator + item.ToJson());
            (separator, end) = (",\n  ", "\n]\n");
        }
        output.Write(end);
        output.Flush();
    }
}
