using System.Runtime.CompilerServices;

namespace ExpRunner.Generators.Tests.Kit;

/// <summary>Files of the source tree.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static string Goldens { get; } = Path.Combine(Root, "tests", "ExpRunner.Generators.Tests", "Goldens");

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
