using ExpRunner.Values;

namespace ExpRunner.Programs.Logs;

/// <summary>An object of a file with records.</summary>
/// <param name="Value">The object.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line it begins at, from 1; 0 where it is an item of a JSON list.</param>
/// <param name="Item">The number of that item, from 1.</param>
internal readonly record struct LogRecord(Value Value, string File, int Line, int Item = 0)
{
    /// <summary>Where it stands, for messages.</summary>
    public string Place => Item > 0 ? $"{File}, item {Item}" : $"{File}:{Line}";
}
