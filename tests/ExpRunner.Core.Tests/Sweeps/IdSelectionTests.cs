using ExpRunner.Sweeps;

namespace ExpRunner.Tests.Sweeps;

public sealed class IdSelectionTests
{
    private static readonly string[] Experiments = ["Knn", "Softmax"];

    [Theory]
    [InlineData("3", "3")]
    [InlineData("0:3", "0,1,2")]
    [InlineData(":2", "0,1")]
    [InlineData("17:", "17,18,19")]
    [InlineData("0:2,5,18:", "0,1,5,18,19")]
    [InlineData(" 1 , 2:4 ", "1,2,3")]
    [InlineData("Knn:0:2", "0,1")]
    [InlineData("Knn", "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19")]
    [InlineData("Softmax:3", "")]
    [InlineData("Softmax:3,Knn:4", "4")]
    public void A_selection_picks_ids(string text, string expected)
    {
        var selection = IdSelection.Parse("--pick", text, Experiments);

        Assert.Equal(expected, string.Join(',', Enumerable.Range(0, 20).Where(id => selection.Contains("Knn", (UInt128)id))));
    }

    [Theory]
    [InlineData("a:b:c:d")]
    [InlineData("-1")]
    [InlineData("1:2:3")]
    [InlineData("1.5")]
    [InlineData("")]
    public void What_is_no_selection_is_told_how_to_write_one(string text)
    {
        var fault = Assert.Throws<SweepException>(() => IdSelection.Parse("--pick", text, Experiments));

        Assert.StartsWith("--pick", fault.Message);
    }

    [Fact]
    public void An_unknown_experiment_lists_those_there_are()
    {
        var fault = Assert.Throws<SweepException>(() => IdSelection.Parse("--pick", "Knm:3", Experiments));

        Assert.Equal("--pick Knm:3: there is no experiment 'Knm'. Did you mean 'Knn'? There are: Knn, Softmax.", fault.Message);
    }

    [Theory]
    [InlineData("7:9,3,5:8,999:", 1000, "3-4 5-9 999-1000")]
    [InlineData("Knn:2:4,Softmax:0:9", 10, "2-4")]
    [InlineData(":", 5, "0-5")]
    [InlineData("7:9", 7, "")]
    [InlineData("1:3,3:5", 9, "1-5")]
    public void What_is_picked_of_an_experiment_are_ranges_that_do_not_touch(string text, int bound, string ranges)
        => Assert.Equal(ranges, string.Join(' ', IdSelection.Parse("--pick", text, Experiments).RangesOf("Knn", (UInt128)bound).Select(range => $"{range.From}-{range.To}")));
}
