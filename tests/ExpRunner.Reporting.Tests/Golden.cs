using System.Runtime.CompilerServices;

namespace ExpRunner.Reporting.Tests;

/// <summary>Compares a text with the one kept under Goldens; with UPDATE_GOLDENS=1 in the environment it is written instead.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual, [CallerFilePath] string source = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(source)!, "Goldens", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            File.WriteAllText(path, actual);
        }
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
