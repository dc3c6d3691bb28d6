using System.Reflection;
using System.Text.RegularExpressions;

namespace ExpRunner.Tests;

/// <summary>Who may know whom: the table of docs/architecture.md, as data, against the <c>using</c> lines of the source.</summary>
public sealed partial class ArchitectureTests
{
    private const string Core = "src/ExpRunner.Core/";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        [Core + "Platform"] = [],
        [Core + "Net8"] = [],
        [Core + "Values"] = [],
        [Core + "Expressions"] = ["Values"],
        [Core + "Statistics"] = [],
        [Core + "Spaces"] = ["Values", "Expressions"],
        [Core + "Searching"] = ["Values", "Spaces"],
        [Core + "Sweeps"] = ["Values", "Spaces", "Searching", "Expressions"],
        [Core + "Results"] = ["Platform", "Values", "Spaces", "Statistics", "Sweeps"],
        [Core + "Leases"] = ["Sweeps"],
        [Core + "Execution"] = ["Platform", "Values", "Expressions", "Sweeps", "Results", "Leases"],
        [Core + "Cluster"] = ["Platform", "Values", "Sweeps", "Execution", "Leases", "Workers"],
        [Core + "Workers"] = ["Platform", "Values", "Spaces", "Sweeps", "Execution"],
        [Core + "Nodes"] = ["Platform", "Sweeps", "Execution", "Leases"],
        [Core + "Executors/Single"] = ["Sweeps", "Execution"],
        [Core + "Executors/Pool"] = ["Sweeps", "Execution", "Workers"],
        [Core + "Executors/Nodes"] = ["Sweeps", "Execution", "Nodes", "Workers"],
        ["src/Shared"] = ["Values", "Expressions", "Results", "Sweeps", "Programs", "Reporting", "Commands"],
        ["src/ExpRunner"] = ["Platform", "Values", "Spaces", "Searching", "Sweeps", "Results", "Leases", "Execution", "Cluster", "Nodes", "Executors", "Workers", "Expressions", "Programs", "Reporting", "Commands", "Hosting"],
        ["src/ExpRunner.Programs"] = ["Platform", "Values", "Spaces", "Expressions", "Sweeps", "Results", "Execution", "Nodes", "Programs"],
        ["src/ExpRunner.Reporting"] = ["Platform", "Values", "Expressions", "Statistics", "Results", "Sweeps", "Reporting"],
        ["src/ExpRunner.Query"] = ["Platform", "Values", "Statistics", "Reporting"],
        ["src/ExpRunner.Orleans"] = ["Cluster", "Orleans"],
        ["src/ExpRunner.Serve"] = ["Results", "Reporting", "Serving"],
        ["src/ExpRunner.Mcp"] = ["Platform", "Execution", "Results", "Reporting", "Mcp"],
        ["src/ExpRunner.Tool"] = ["Values", "Expressions", "Sweeps", "Programs", "Reporting", "Querying", "Commands", "Hosting", "Tool"],
    };

    private static string Root { get; } = typeof(ArchitectureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static TheoryData<string> Folders => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_what_the_table_allows(string folder)
    {
        var own = folder.Split('/')[^1];
        var faults = from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
                     from line in File.ReadLines(file)
                     let used = Using().Match(line).Groups["part"].Value
                     where used.Length > 0 && used != own && !MayUse[folder].Contains(used)
                     select $"{Path.GetRelativePath(Root, file)}: {line}";

        Assert.Empty(faults);
    }

    [Fact]
    public void Every_folder_of_the_source_has_a_row()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Root, Core)).Select(Path.GetFileName).Where(name => name != "Executors");

        Assert.All(folders, name => Assert.Contains(Core + name, MayUse.Keys));
    }

    [Fact]
    public void The_table_in_the_documentation_has_the_same_rows()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "architecture.md"));

        Assert.All(MayUse.Where(row => row.Key.StartsWith(Core, StringComparison.Ordinal)), row =>
            Assert.Contains($"| {row.Key[Core.Length..]} | {(row.Value.Length == 0 ? "nothing of ours" : string.Join(", ", row.Value))} |", page));
    }

    [GeneratedRegex(@"^\s*(global )?using (static )?(\w+ = )?ExpRunner\.(?<part>\w+)")]
    private static partial Regex Using();
}
