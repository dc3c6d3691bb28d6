using ExpRunner.Generators.Tests.Kit;

namespace ExpRunner.Generators.Tests;

/// <summary>Users type: generator and analyzer see code that is not finished, and must not fall over it.</summary>
public sealed class HalfTypedTests
{
    private static readonly int Cuts = int.Parse(Environment.GetEnvironmentVariable("HALF_TYPED_CUTS") ?? "3", System.Globalization.CultureInfo.InvariantCulture);

    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(Repository.Goldens, "*.cs").Where(path => !path.EndsWith(".g.cs", StringComparison.Ordinal))
            .Concat(Directory.GetFiles(FindingCase.Folder, "*.cs"))
            .Select(path => Path.GetRelativePath(Repository.Goldens, path)),
    ];

    [Theory, MemberData(nameof(Files))]
    public async Task Code_that_ends_anywhere_is_taken_calmly(string file)
    {
        var text = Golden.Read(file);
        for (var cut = 1; cut <= Cuts; cut++)
        {
            var end = text.Length * cut / (Cuts + 1);
            var half = Generation.Of(Sources.Compile("using ExpRunner;\nusing ExpRunner.Spaces;\n" + text[..end]));

            Assert.DoesNotContain(await half.FindingsAsync(), finding => !finding.Id.StartsWith("EXPR", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Code_with_a_hole_is_taken_calmly(string file)
    {
        var text = Golden.Read(file);
        for (var cut = 1; cut <= Cuts; cut++)
        {
            var start = text.Length * cut / (Cuts + 1);
            var holed = Generation.Of(Sources.Compile("using ExpRunner;\nusing ExpRunner.Spaces;\n" + text.Remove(start, Math.Min(17, text.Length - start))));

            Assert.DoesNotContain(await holed.FindingsAsync(), finding => !finding.Id.StartsWith("EXPR", StringComparison.Ordinal));
        }
    }
}
