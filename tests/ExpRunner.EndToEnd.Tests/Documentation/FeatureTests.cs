using System.Text.RegularExpressions;

namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>docs/features.md names pages that speak of what it says, and tests that there are.</summary>
public sealed partial class FeatureTests
{
    private static readonly IReadOnlyList<string[]> Rows = [.. Pages.Read("docs/features.md").Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal) && !line.StartsWith("| what |", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | "))];

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var classes = Directory.EnumerateFiles(Path.Combine(Programs.RepositoryRoot, "tests"), "*Tests*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(file).Split('.')[0]).ToHashSet();

        Assert.InRange(Rows.Count, 50, 200);
        Assert.All(Rows, row => Assert.All(row[3].Split(", "), test => Assert.Contains(test, classes)));
    }

    [Fact]
    public void Every_option_that_is_named_is_on_its_page_or_in_the_reference()
    {
        var reference = Pages.Read("docs/reference.md");
        Assert.All(Rows, row =>
        {
            var page = Pages.Read(Path.GetRelativePath(Programs.RepositoryRoot, Path.GetFullPath(Path.Combine(Programs.RepositoryRoot, "docs", Link().Match(row[2]).Groups["page"].Value))));
            Assert.All(Option().Matches(row[1]).Select(match => match.Value), option => Assert.True(page.Contains(option, StringComparison.Ordinal) || reference.Contains(option, StringComparison.Ordinal), $"{row[0]}: {option}"));
        });
    }

    [GeneratedRegex(@"\((?<page>[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("--[a-z][a-z-]+")]
    private static partial Regex Option();
}
