using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Tests.Kit;

namespace ExpRunner.Generators.Tests;

/// <summary>Code fixes: what they write, that it compiles, and that the finding is gone.</summary>
public sealed class CodeFixTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "diagnostics");

    private const string Line = "\nA code fix does this.\n";

    public static TheoryData<string> Ids => [.. FixRun.Providers.SelectMany(provider => provider.FixableDiagnosticIds)];

    [Theory, MemberData(nameof(Ids))]
    public async Task A_page_shows_what_the_fix_does_to_its_example(string id)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Pages, id + ".md"), TestContext.Current.CancellationToken);
        var blocks = page.Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0]).ToList();
        using var run = new FixRun(blocks[0]);
        var finding = (await run.FindingsAsync(id))[0];

        var fixes = new List<string>();
        foreach (var offer in await run.OffersAsync(finding))
        {
            using var another = new FixRun(blocks[0]);
            fixes.Add(await FixedAsync(another, id, offer.Title));
        }

        Assert.Contains("\n## Fix\n" + Line, page);
        Assert.Contains(blocks[1], fixes);
    }

    [Fact]
    public void Only_pages_of_rules_with_a_fix_promise_one()
    {
        var promised = Rules.All.Select(rule => rule.Id).Where(id => File.ReadAllText(Path.Combine(Pages, id + ".md")).Contains(Line, StringComparison.Ordinal));

        Assert.Equal(Ids.Select(id => id.Data).Order(StringComparer.Ordinal), promised.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_tells_of_every_rule_what_its_fix_does_or_why_it_has_none()
    {
        var rows = File.ReadAllLines(Path.Combine(Pages, "README.md")).Where(line => line.StartsWith("| [EXPR", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();

        Assert.Equal(
            Rules.All.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => $"[{rule.Id}]({rule.Id}.md) {rule.Title}"),
            rows.Select(row => $"{row[1]} {row[2]}"));
        Assert.All(rows, row => Assert.Matches(Ids.Any(id => row[1].Contains(id.Data, StringComparison.Ordinal)) ? "^(?!none).+" : "^none: .+", row[3]));
    }

    [Theory, MemberData(nameof(CodeFixCases.Members), MemberType = typeof(CodeFixCases))]
    public async Task A_member_is_repaired(string id, string before, string after)
    {
        using var run = new FixRun(Experiment(before));

        Assert.Equal(Experiment(after), await FixedAsync(run, id));
    }

    [Theory, MemberData(nameof(CodeFixCases.Files), MemberType = typeof(CodeFixCases))]
    public async Task A_file_is_repaired(string id, string before, string after)
    {
        using var run = new FixRun(before);

        Assert.Equal(after, await FixedAsync(run, id));
    }

    [Theory, MemberData(nameof(CodeFixCases.Choices), MemberType = typeof(CodeFixCases))]
    public async Task A_member_is_repaired_in_the_way_that_is_chosen(string id, string title, string before, string after)
    {
        using var run = new FixRun(Experiment(before));

        Assert.Equal(Experiment(after), await FixedAsync(run, id, title));
    }

    [Theory, MemberData(nameof(CodeFixCases.FileChoices), MemberType = typeof(CodeFixCases))]
    public async Task A_file_is_repaired_in_the_way_that_is_chosen(string id, string title, string before, string after)
    {
        using var run = new FixRun(before);

        Assert.Equal(after, await FixedAsync(run, id, title));
    }

    [Theory, MemberData(nameof(CodeFixCases.Unclear), MemberType = typeof(CodeFixCases))]
    public async Task Nothing_is_offered_where_words_alone_do_not_help(string id, string member)
    {
        using var run = new FixRun(Experiment(member, fit: id != "EXPR010"));

        Assert.Empty(await run.OffersAsync(Assert.Single(await run.FindingsAsync(id))));
    }

    [Theory, MemberData(nameof(CodeFixCases.UnclearFiles), MemberType = typeof(CodeFixCases))]
    public async Task Nothing_is_offered_where_other_code_needs_it_as_it_is(string id, string[] files)
    {
        using var run = new FixRun(files);

        Assert.Empty(await run.OffersAsync(Assert.Single(await run.FindingsAsync(id))));
    }

    [Fact]
    public async Task Each_spacing_can_be_kept()
    {
        using var run = new FixRun(Experiment("[VariationRange(1, 8, Step = 1, Factor = 2, Count = 3)] public int K;"));

        var offers = await run.OffersAsync(Assert.Single(await run.FindingsAsync("EXPR045")));

        Assert.Equal(["Keep Step", "Keep Factor", "Keep Count"], offers.Select(offer => offer.Title));
        Assert.Equal(Experiment("[VariationRange(1, 8, Factor = 2)] public int K;"), await FixedAsync(run, "EXPR045", "Keep Factor"));
    }

    [Fact]
    public async Task Parts_in_other_files_become_partial_too()
    {
        using var run = new FixRun("[Experiment] public partial class Digits { public int Fit() => 1; }", "public class Digits;");

        Assert.Equal("[Experiment] public partial class Digits { public int Fit() => 1; }", await FixedAsync(run, "EXPR001"));
        Assert.Equal("public partial class Digits;", (await run.TextsAsync())[1]);
    }

    [Fact]
    public async Task A_name_out_of_scope_is_written_in_full()
    {
        using var run = new FixRun("namespace Other { public class TagAttribute : Attribute; [ExpRunner.Experiment] public partial class Digits { public int K; public int Fit() => 1; } }");

        Assert.Equal("namespace Other { public class TagAttribute : Attribute; [ExpRunner.Experiment] public partial class Digits { [ExpRunner.Tag] public int K; public int Fit() => 1; } }", await FixedAsync(run, "EXPR027", "Mark it [ExpRunner.Tag]"));
    }

    [Fact]
    public async Task All_findings_of_a_kind_are_fixed_at_once()
    {
        using var run = new FixRun(
            "[Experiment] public partial class A { public int K; public string L = \"\"; public int Fit() => 1; }",
            "[Experiment] public partial class B { [Variation(1, 2)] public int K; public int Fit() => 1; }");

        await run.FixAllAsync("EXPR027");

        Assert.Equal(
            [
                "[Experiment] public partial class A { [Tag] public int K; [Tag] public string L = \"\"; public int Fit() => 1; }",
                "[Experiment] public partial class B { [Variation(1, 2), Tag] public int K; public int Fit() => 1; }",
            ],
            await run.TextsAsync());
    }

    [Fact]
    public async Task Nested_classes_become_partial_once_when_all_are_fixed()
    {
        using var run = new FixRun("public class Outer { [Experiment] public class Inner { public int Fit() => 1; } }\n[Experiment] public class Other { public int Fit() => 1; }");

        await run.FixAllAsync("EXPR001");

        Assert.Equal(["public partial class Outer { [Experiment] public partial class Inner { public int Fit() => 1; } }\n[Experiment] public partial class Other { public int Fit() => 1; }"], await run.TextsAsync());
    }

    [Fact]
    public async Task Several_choices_of_one_field_are_removed_at_once()
    {
        using var run = new FixRun(Experiment("[Variation(1, 2, 1, 3, 2)] public int K;"));

        await run.FixAllAsync("EXPR031");

        Assert.Equal([Experiment("[Variation(1, 2, 3)] public int K;")], await run.TextsAsync());
    }

    [Theory]
    [InlineData("EXPR020", "public Random K = new(); public Random L = new();", "[JsonIgnore] public Random K = new(); [JsonIgnore] public Random L = new();")]
    [InlineData("EXPR023", "public int status; public int error; private int Sum => status + error;", "public int Status; public int Error; private int Sum => Status + Error;")]
    [InlineData("EXPR030", "[Variation(300, 2.6)] public byte K;", "[Variation(255, 3)] public byte K;")]
    [InlineData("EXPR032", "[Variation] public int K = 1; [Variation] public int L = 2;", "[Variation(1)] public int K = 1; [Variation(2)] public int L = 2;")]
    public async Task Members_are_repaired_at_once(string id, string before, string after)
    {
        using var run = new FixRun(Experiment(before));

        await run.FixAllAsync(id);

        Assert.Equal([Experiment(after)], await run.TextsAsync());
    }

    private static string Experiment(string member, bool fit = true)
        => $"[Experiment]\npublic partial class Digits\n{{\n    {member}\n{(fit ? "    public void Fit() => _ = this;\n" : "")}}}\n";

    /// <summary>The first file after the last finding, of nested classes the innermost, was fixed; it must compile and have lost the finding.</summary>
    private static async Task<string> FixedAsync(FixRun run, string id, string? title = null)
    {
        var offers = await run.OffersAsync((await run.FindingsAsync(id))[^1]);
        await run.ApplyAsync(title is null ? Assert.Single(offers) : offers.Single(offer => offer.Title == title));
        Assert.Empty(await run.FindingsAsync(id));
        Assert.Empty(await run.CompilerErrorsAsync());
        return (await run.TextsAsync())[0];
    }
}
