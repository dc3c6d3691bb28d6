namespace ExpRunner.Programs.Logs;

/// <summary>How records are written in a file.</summary>
internal enum RecordFormat
{
    /// <summary>A JSON object a line.</summary>
    JsonLines,
    /// <summary>A list of JSON objects, or one.</summary>
    Json,
    /// <summary>A row a line with names in the first one, with commas between cells.</summary>
    Csv,
    /// <summary>The same with tabs.</summary>
    Tsv,
    /// <summary>A document an object, or lists of objects.</summary>
    Yaml,
}
