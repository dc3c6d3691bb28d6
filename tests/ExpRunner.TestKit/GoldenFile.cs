using System.Runtime.CompilerServices;

namespace ExpRunner.TestKit;

/// <summary>Compares text with a file beside the test; with EXPRUN_GOLDEN=write in the environment the file is written instead.</summary>
public static class GoldenFile
{
    /// <summary>Fails unless the text is the file's.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="name">The file's path below <c>Golden/</c>, beside the test.</param>
    /// <param name="caller">Filled in by the compiler.</param>
    public static void Matches(string actual, string name, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Golden", name);
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("EXPRUN_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }
        Assert.True(File.Exists(path), $"There is no golden file {name}; run once with EXPRUN_GOLDEN=write and review it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
