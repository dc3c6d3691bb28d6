using System.Text.RegularExpressions;

namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>Every page is found from the index, and no link leads nowhere.</summary>
public sealed partial class LinkTests
{
    private const string Index = "docs/README.md";

    [Fact]
    public void Every_link_finds_its_file_and_its_heading()
    {
        var pages = Pages.All.Append("CONTRIBUTING.md").ToList();
        var dead = pages.SelectMany(page => Links(page).Where(link => !Leads(link)).Select(link => $"{page}: {link}")).ToList();

        Assert.True(pages.Sum(page => Links(page).Count()) > 200);
        Assert.True(dead.Count == 0, $"Dead links:\n{string.Join('\n', dead)}");
    }

    [Fact]
    public void Every_page_is_reachable_from_the_index()
    {
        var found = new HashSet<string> { Index };
        var open = new Queue<string>(found);
        while (open.TryDequeue(out var page))
        {
            foreach (var next in Links(page).Select(link => link.Split('#')[0]).Where(link => link.EndsWith(".md", StringComparison.Ordinal) && found.Add(link)))
            {
                open.Enqueue(next);
            }
        }

        Assert.Empty(Pages.All.Except(found).Except(["README.md"]));
        Assert.Contains("docs/README.md", Links("README.md"));
    }

    /// <summary>Targets in the repository, relative to it; headings behind a #.</summary>
    private static IEnumerable<string> Links(string page)
    {
        var text = Code().Replace(Fence().Replace(Pages.Read(page), ""), "");
        foreach (var target in Link().Matches(text).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)))
        {
            var file = target.Split('#')[0];
            var path = file.Length == 0 ? page : Path.GetRelativePath(Programs.RepositoryRoot, Path.GetFullPath(Path.Combine(Programs.RepositoryRoot, Path.GetDirectoryName(page)!, file)));
            yield return path.Replace('\\', '/') + target[file.Length..];
        }
    }

    private static bool Leads(string link)
    {
        var (file, heading) = link.Split('#') is [var path, var anchor] ? (path, anchor) : (link, null);
        return Path.Exists(Path.Combine(Programs.RepositoryRoot, file)) && (heading is null || Headings(file).Contains(heading));
    }

    /// <summary>Anchors as GitHub makes them of headings.</summary>
    private static IEnumerable<string> Headings(string page)
        => Heading().Matches(Fence().Replace(Pages.Read(page), "")).Select(match => NoAnchor().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`(?!\\])")]
    private static partial Regex Code();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();
}
