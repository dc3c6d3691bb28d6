using System.Runtime.CompilerServices;

namespace ExpRunner.TestKit;

/// <summary>Compares text with a file that is kept; with <c>UPDATE_GOLDENS=1</c> in the environment the file is written instead.</summary>
public static class Golden
{
    /// <summary>Fails unless the text is that of a file in <c>Goldens</c>, beside the test.</summary>
    public static void Matches(string name, string actual, [CallerFilePath] string test = "")
        => MatchesFile(Path.Combine(Path.GetDirectoryName(test)!, "Goldens", name), actual);

    /// <summary>Fails unless the text is the file's.</summary>
    public static void MatchesFile(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"There is no golden file {path}: run once with UPDATE_GOLDENS=1 and read what it wrote.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }
}
