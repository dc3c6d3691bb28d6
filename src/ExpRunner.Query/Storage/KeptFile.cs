using System.Security.Cryptography;
using System.Text;

namespace ExpRunner.Querying;

/// <summary>Where the loaded results are kept: beside the results, in a file whose name says for which of them.</summary>
internal static class KeptFile
{
    private const string Name = ".exprun-query";
    private const string Extension = ".sqlite";

    /// <summary>The file for results found at some paths.</summary>
    public static string For(IReadOnlyList<string> paths)
    {
        var first = Path.GetFullPath(paths[0]);
        var folder = Directory.Exists(first) ? first : Path.GetDirectoryName(first)!;
        return Path.Combine(folder, Name + (paths.Count == 1 ? "" : "-" + MarkOf(paths, folder)) + Extension);
    }

    private static string MarkOf(IReadOnlyList<string> paths, string folder)
    {
        var others = string.Join('\n', paths.Select(path => Path.GetRelativePath(folder, path)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(others)).AsSpan(0, 4));
    }
}
