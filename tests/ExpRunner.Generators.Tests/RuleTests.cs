using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Tests.Kit;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Tests;

/// <summary>Every rule has an id of its own, a page and a release line, and its page tells the truth.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(rule => rule.Id)];

    [Fact]
    public void Ids_are_unique()
        => Assert.Equal(Rules.All.Count(), Rules.All.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void Release_lines_and_rules_are_the_same()
    {
        var folder = Path.Combine(Repository.Root, "generators", "ExpRunner.Generators");
        var lines = File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Shipped.md")).Concat(File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Unshipped.md")));

        var rules = Rules.All.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}");

        Assert.Equal(rules.Order(StringComparer.Ordinal), lines.Where(line => line.StartsWith("EXPR", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_build_that_shows_no_hints_pays_for_none()
    {
        Assert.All(new ExperimentHints().SupportedDiagnostics, rule => Assert.Equal(DiagnosticSeverity.Info, rule.DefaultSeverity));
        Assert.All(new ExperimentAnalyzer().SupportedDiagnostics, rule => Assert.NotEqual(DiagnosticSeverity.Info, rule.DefaultSeverity));
        Assert.Equal(Rules.All.Count(), new ExperimentHints().SupportedDiagnostics.Length + new ExperimentAnalyzer().SupportedDiagnostics.Length);
    }

    [Fact]
    public void Messages_fit_the_house_style()
        => Assert.All(Rules.All, rule =>
        {
            Assert.False(rule.MessageFormat.ToString().EndsWith('.'), rule.Id);
            Assert.Equal($"docs/diagnostics/{rule.Id}.md", rule.HelpLinkUri);
            Assert.True(rule.IsEnabledByDefault);
        });

    [Theory, MemberData(nameof(Ids))]
    public async Task The_page_shows_the_mistake_and_its_repair(string id)
    {
        var rule = Rules.All.Single(rule => rule.Id == id);
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "diagnostics", id + ".md"), TestContext.Current.CancellationToken);
        var blocks = page.Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0]).ToList();

        Assert.StartsWith($"# {id}: {rule.Title}\n", page);
        Assert.Equal(2, blocks.Count);
        Assert.Equal([id], (await FindingCase.PrintAsync(blocks[0], withSizes: rule == Rules.Size)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[1]).Distinct());
        Assert.Equal("", await FindingCase.PrintAsync(blocks[1], withSizes: rule == Rules.Size));
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "EXPR*.md").Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }
}
