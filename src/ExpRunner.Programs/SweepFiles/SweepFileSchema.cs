namespace ExpRunner.Programs.SweepFiles;

/// <summary>The JSON Schema of sweep files, for editors: docs/sweep-file.schema.json, carried along.</summary>
internal static class SweepFileSchema
{
    private const string Resource = "sweep-file.schema.json";

    /// <summary>The schema's text.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(SweepFileSchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly does not carry {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
