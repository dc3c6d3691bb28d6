using ExpRunner.Generators.Tests.Kit;
using Microsoft.CodeAnalysis.CodeActions;

namespace ExpRunner.Generators.Tests;

/// <summary>Whatever is offered, for every mistake that the findings' own cases show, helps and does no harm.</summary>
public sealed class CodeFixOfferTests
{
    [Theory, MemberData(nameof(FindingTests.Cases), MemberType = typeof(FindingTests))]
    public async Task Every_offer_takes_its_finding_away_and_brings_no_compiler_error(string name)
    {
        using var run = new FixRun(FindingCase.CodeOf(Golden.Read(Path.Combine("..", "Findings", name + ".cs"))));
        var findings = await run.FindingsAsync();
        var errors = (await run.CompilerErrorsAsync()).Count;
        var offers = new List<(string Id, CodeAction Offer)>();
        foreach (var finding in findings)
        {
            offers.AddRange((await run.OffersAsync(finding)).Select(offer => (finding.Id, offer)));
        }

        foreach (var (id, offer) in offers)
        {
            await run.ApplyAsync(offer);

            var left = (await run.FindingsAsync()).Count(finding => finding.Id == id);
            Assert.True(left < findings.Count(finding => finding.Id == id), $"{id} stays: {offer.Title}");
            Assert.True((await run.CompilerErrorsAsync()).Count <= errors, $"{id} breaks the code: {offer.Title}");
        }
    }
}
