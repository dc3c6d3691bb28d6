using ExpRunner.Values;

namespace ExpRunner.Tests.Values;

public sealed class NearNamesTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("lr", "lr", 0)]
    [InlineData("LR", "lr", 0)]
    [InlineData("rl", "lr", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    public void Distance_counts_edits_and_swaps(string left, string right, int distance)
        => Assert.Equal(distance, NearNames.Distance(left, right));

    [Theory]
    [InlineData("metrc", " Did you mean 'Metric'?")]
    [InlineData("momentum", " Did you mean 'Opt.momentum'?")]
    [InlineData("k", " Did you mean 'K'?")]
    [InlineData("q", "")]
    [InlineData("", "")]
    [InlineData("something else", "")]
    public void The_nearest_name_is_offered_when_it_is_near(string wrong, string hint)
        => Assert.Equal(hint, NearNames.Hint(wrong, ["K", "Metric", "Opt.momentum"]));
}
