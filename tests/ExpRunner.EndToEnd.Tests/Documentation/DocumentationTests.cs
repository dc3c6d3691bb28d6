namespace ExpRunner.EndToEnd.Tests.Documentation;

/// <summary>Every block of every page is cut from what is built, run, read, or says why not.</summary>
public sealed class DocumentationTests(DigitsResults digits, ITestOutputHelper output) : IClassFixture<DigitsResults>
{
    /// <summary>How many blocks are not tested, at most: lower it when one more is.</summary>
    private const int MostNotRun = 21;

    private static readonly string[] Kinds = ["from", "run", "printed", "file", "sweep", "cluster", "usage", "json", "diagnostic", "not"];

    /// <summary>Why a block cannot be tested here.</summary>
    private static readonly string[] Reasons =
    [
        "needs other machines", "needs Slurm", "needs a cluster", "needs a web service", "needs packages from a feed", "needs programs of yours",
        "goes on until it is stopped", "takes minutes", "a picture", "a fragment", "runs this test",
    ];

    public static TheoryData<string> WithBlocks { get; } = [.. Pages.All.Where(page => Pages.Blocks(page).Any(block => block.Kind is not ("diagnostic" or "not")))];

    [Fact]
    public void Every_block_says_how_it_is_tested()
    {
        var blocks = Pages.All.SelectMany(Pages.Blocks).ToList();

        foreach (var kind in blocks.GroupBy(block => block.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{kind.Key,-8} {kind.Count(),4}");
        }
        var unmarked = blocks.Where(block => !Kinds.Contains(block.Kind)).Select(block => $"{block.Place} {block.Mark}").ToList();
        Assert.True(unmarked.Count == 0, $"A comment in the line before a block says how it is tested; see CONTRIBUTING.md. Without one:\n{string.Join('\n', unmarked)}");
        var notRun = blocks.Where(block => block.Kind is "not").ToList();
        Assert.All(notRun, block => Assert.Contains(block.Argument["run: ".Length..], Reasons));
        Assert.InRange(notRun.Count, 1, MostNotRun);
    }

    [Theory]
    [MemberData(nameof(WithBlocks))]
    public async Task A_page_shows_what_is_so(string page)
    {
        using var run = new PageRun(digits);
        await Assert.AllAsync(Pages.Blocks(page), run.TestAsync);
    }

    [Theory]
    [InlineData("from samples/Smallest/Pi.cs", "    public int Pints { get; init; }\n")]
    [InlineData("run", "dotnet exprun no-such-verb\n")]
    [InlineData("run", "$ echo 1 2\n1 3\n")]
    [InlineData("run", "$ echo 1; echo 2\n1\n")]
    [InlineData("run, exits 1", "$ true\n")]
    [InlineData("printed", "nothing has run\n")]
    [InlineData("sweep file", "stages: { run: 'true' }\nsweps: []\n")]
    [InlineData("cluster file", "nodes:\n  - { hostname: localhost, wrokers: 2 }\n")]
    [InlineData("usage", "dotnet exprun report --no-such-option\n")]
    [InlineData("", "{ \"a\": }\n")]
    public async Task What_is_not_so_is_found(string mark, string text)
    {
        using var run = new PageRun(digits);
        var fault = await Record.ExceptionAsync(() => run.TestAsync(new PageBlock("a page", 1, mark.Length == 0 ? "json" : "", mark, text)));

        Assert.NotNull(fault);
        Assert.Contains("a page:1", fault.Message);
    }
}
