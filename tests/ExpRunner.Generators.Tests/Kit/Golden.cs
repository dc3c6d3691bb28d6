namespace ExpRunner.Generators.Tests.Kit;

/// <summary>Compares text with a file beside the test; <c>UPDATE_GOLDENS=1</c> writes the file instead.</summary>
internal static class Golden
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Goldens, name));

    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Repository.Goldens, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.Equal(expected.ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }
}
