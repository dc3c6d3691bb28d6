using System.Globalization;
using System.Text.RegularExpressions;
using ExpRunner.Generators.Tests.Kit;
using Microsoft.CodeAnalysis;

namespace ExpRunner.Generators.Tests;

/// <summary>The hint about the size of a space says what the runtime counts.</summary>
public sealed partial class SpaceSizeTests
{
    [Fact]
    public async Task Each_number_in_a_hint_is_the_one_that_a_run_counts()
    {
        var generation = Generation.Of(Sources.Compile(FindingCase.Usings + FindingCase.CodeOf(Golden.Read(Path.Combine("..", "Findings", "Size.cs"))), name: "Sizes"));
        var hints = (await generation.FindingsAsync()).Where(finding => finding.Id == "EXPR008").Select(finding => finding.GetMessage(CultureInfo.InvariantCulture)).ToList();

        generation.Load();

        Assert.Equal(8, hints.Count);
        Assert.All(hints, hint => Assert.Equal(CountOf(hint), ExperimentRegistry.Find(hint.Split(": ")[0])!.Space.Count / Unsaid(hint)));
    }

    [Fact]
    public async Task The_hint_is_silent_in_builds()
    {
        var generation = Generation.Of(Sources.Compile(FindingCase.Usings + "[Experiment] public partial class Quiet { public int K; public int Fit() => K; }"));

        Assert.Equal([DiagnosticSeverity.Info], (await generation.FindingsAsync()).Select(finding => finding.Severity));
    }

    /// <summary>What the hint leaves to a run: three values of the source, two items of three widths.</summary>
    private static UInt128 Unsaid(string hint) => hint.Contains("when run", StringComparison.Ordinal) ? 3u * 3 * 3 : 1u;

    private static UInt128? CountOf(string hint)
        => hint.Contains("continuous", StringComparison.Ordinal) ? null : UInt128.Parse(Count().Match(hint).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("([0-9,]+) configs? x")]
    private static partial Regex Count();
}
