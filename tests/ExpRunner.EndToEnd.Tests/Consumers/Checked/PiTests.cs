using ExpRunner;
using Xunit;

public sealed class PiTests
{
    [Fact]
    public async Task Points_find_pi()
    {
        Pi.Scores scores = await new Pi { Points = 10_000 }.RunAsync(TrialContext.ForTest(seed: 1));

        Assert.InRange(scores.Error, 0, 0.1);
    }
}
