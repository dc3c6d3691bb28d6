namespace ExpRunner.Programs;

/// <summary>The JSON Schemas of the files that people write, for editors: those of docs/, carried along.</summary>
internal static class FileSchemas
{
    /// <summary>What a schema is of, and its text.</summary>
    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>> { ["sweep"] = () => Read("sweep-file.schema.json"), ["cluster"] = () => Read("cluster-file.schema.json") };

    private static string Read(string resource)
    {
        using var stream = typeof(FileSchemas).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly does not carry {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
