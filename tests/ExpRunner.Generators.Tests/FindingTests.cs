using ExpRunner.Generators.Diagnostics;
using ExpRunner.Generators.Tests.Kit;

namespace ExpRunner.Generators.Tests;

/// <summary>What users get wrong: id, place and message of everything that is found, and nothing else.</summary>
public sealed class FindingTests
{
    public static TheoryData<string> Cases => [.. Directory.GetFiles(FindingCase.Folder, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_mistake_is_named_where_it_is(string name)
    {
        var file = Path.Combine("..", "Findings", name + ".cs");
        var code = FindingCase.CodeOf(Golden.Read(file));

        Golden.Matches(file, await FindingCase.PrintAsync(code, withSizes: name == nameof(Rules.Size)) + code);
    }

    [Fact]
    public void Every_rule_has_a_case_that_shows_it()
    {
        var shown = Cases.Select(name => Golden.Read(Path.Combine("..", "Findings", name.Data + ".cs"))).SelectMany(text => text.Split('\n')).ToList();

        Assert.All(Rules.All, rule => Assert.Contains(shown, line => line.StartsWith($"// {rule.Id} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_finding_can_be_silenced_by_pragma()
    {
        const string code = """
            [Experiment]
            public partial class Quiet
            {
            #pragma warning disable EXPR015
                public object Fit() => new Empty();
                public sealed class Empty;
                public Empty Post() => new();
            #pragma warning restore EXPR015
            }
            """;

        Assert.Empty(await FindingCase.PrintAsync(code));
    }

    [Fact]
    public async Task What_a_part_in_another_file_names_counts_as_read()
    {
        const string code = """
            using ExpRunner;
            [Experiment]
            public partial class Divided
            {
                public int Named { get; init; }
                public int Unnamed { get; init; }
            }
            """;

        Assert.Equal(["Unnamed"], await UnusedAsync(code, "public partial class Divided { public int Fit() => Named; }"));
    }

    [Fact]
    public async Task What_a_part_in_another_file_hands_on_as_a_whole_may_be_read_there()
    {
        const string code = """
            using ExpRunner;
            [Experiment]
            public partial class Divided
            {
                public int Unnamed { get; init; }
            }
            """;

        Assert.Empty(await UnusedAsync(code, "public partial class Divided { public string Fit() => string.Concat(this); }"));
    }

    [Fact]
    public async Task A_config_is_not_changed_in_another_file_either()
    {
        const string code = """
            using ExpRunner;
            [Experiment]
            public partial class Divided : Base
            {
                public int K { get; set; }
                public int Fit() => Step() + Next() + K;
            }
            """;
        const string second = "public partial class Divided { private int Step() => K = 1; }";
        const string third = "public abstract class Base { public int Width { get; set; } private int _calls; protected int Next() => Width = ++_calls; } public class Other : Base { public int Own() => Width = 3; }";

        var found = await Generation.Of(Sources.Compile([("First.cs", code), ("Second.cs", second), ("Third.cs", third)])).FindingsAsync();

        Assert.Equal(
            ["Second.cs 'Step' changes the config field 'K'", "Third.cs 'Next' changes the config field 'Width'"],
            found.Where(diagnostic => diagnostic.Id == Rules.ConfigChanges.Id)
                .Select(diagnostic => diagnostic.Location.SourceTree!.FilePath + " " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Split(" while")[0])
                .Order(StringComparer.Ordinal));
    }

    /// <summary>The fields of a class in two files that are said to be unused.</summary>
    private static async Task<IEnumerable<string>> UnusedAsync(string first, string second)
    {
        var found = await Generation.Of(Sources.Compile([("First.cs", first), ("Second.cs", second)])).FindingsAsync();
        return found.Where(diagnostic => diagnostic.Id == Rules.Unused.Id).Select(diagnostic => first.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }
}
