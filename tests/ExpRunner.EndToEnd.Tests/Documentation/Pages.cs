namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>The pages of the documentation and their blocks.</summary>
internal static class Pages
{
    private const string Fence = "```";

    /// <summary>README.md, those of the samples and all pages below docs/ but the decisions, relative to the repository.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Found().Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Programs.RepositoryRoot, file)).ReplaceLineEndings("\n");

    /// <summary>The blocks of a page, in order.</summary>
    public static IReadOnlyList<PageBlock> Blocks(string page)
    {
        var lines = Read(page).Split('\n');
        var blocks = new List<PageBlock>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i + 1, line => line.Trim() == Fence);
                Assert.True(end > i, $"{page}:{i + 1}: this block has no end.");
                blocks.Add(new PageBlock(page, i + 1, lines[i].Trim()[Fence.Length..], Mark(i > 0 ? lines[i - 1] : ""), string.Concat(lines[(i + 1)..end].Select(line => line + "\n"))));
                i = end;
            }
        }
        return blocks;
    }

    private static string Mark(string line)
        => line.StartsWith("<!-- ", StringComparison.Ordinal) && line.EndsWith(" -->", StringComparison.Ordinal) ? line[5..^4] : "";

    private static IEnumerable<string> Found()
    {
        var docs = Path.Combine(Programs.RepositoryRoot, "docs");
        var samples = Path.Combine(Programs.RepositoryRoot, "samples");
        return Directory.GetFiles(docs, "*.md", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}decisions{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Concat(Directory.GetDirectories(samples).Select(folder => Path.Combine(folder, "README.md")).Where(File.Exists))
            .Append(Path.Combine(Programs.RepositoryRoot, "README.md"))
            .Select(file => Path.GetRelativePath(Programs.RepositoryRoot, file).Replace('\\', '/'));
    }
}
