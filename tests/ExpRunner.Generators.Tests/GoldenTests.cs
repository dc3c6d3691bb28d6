using System.Text;
using ExpRunner.Generators.Tests.Kit;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Tests;

/// <summary>Every feature: what is generated for it, that it compiles without a word, and what it does when it runs.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Features => [.. Directory.GetFiles(Repository.Goldens, "*.cs")
        .Select(path => Path.GetFileName(path))
        .Where(name => !name.EndsWith(".g.cs", StringComparison.Ordinal))
        .Select(name => name[..^3])
        .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Features))]
    public async Task Generated_code_is_as_agreed_compiles_silently_and_runs(string feature)
    {
        var before = ExperimentRegistry.Names.ToHashSet();
        var generation = Generation.Of(Sources.Compile([(feature + ".cs", Golden.Read(feature + ".cs"))], name: feature));

        Golden.Matches(feature + ".g.cs", Printed(generation));
        Assert.Empty(await generation.DiagnosticsAsync());
        var assembly = generation.Load();
        var mine = ExperimentRegistry.Names.Where(name => assembly.GetTypes().Any(type => Named(type, name)));
        Golden.Matches(feature + ".run.txt", await Runs.PrintAsync(mine));
        Assert.Empty(before.Intersect(mine));
    }

    [Fact]
    public void The_smallest_example_gets_at_most_sixty_lines()
    {
        var code = Generation.Of(Sources.Compile(Golden.Read("Knn.cs"))).Files.Single(file => file.Key.Contains("Knn", StringComparison.Ordinal)).Value;

        Assert.InRange(code.Split('\n').Length, 1, 60);
    }

    private static bool Named(Type type, string name)
        => type.GetCustomAttributes(typeof(ExperimentAttribute), false) is [ExperimentAttribute attribute] && (attribute.Name ?? type.Name) == name;

    private static string Printed(Generation generation)
    {
        var text = new StringBuilder();
        foreach (var (name, code) in generation.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.Append($"// ---- {name}\n").Append(code);
        }
        return text.ToString();
    }
}
