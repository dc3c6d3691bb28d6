using ExpRunner.Programs.Queues;

namespace ExpRunner.Programs.Tests.Queues;

public sealed class OrderMergeTests
{
    [Theory]
    [InlineData("1,2,3", "1,2,3", "1,2,3", "1,2,3")]
    [InlineData("2,3,4", "1,2,3,9", "1,2,3", "2,3,9,4")]
    [InlineData("3,2,4", "9,2,3", "2,3", "9,3,2,4")]
    [InlineData("1,2,3,4", "3,1,2", "1,2,3", "3,1,2,4")]
    [InlineData("7,1,2,3", "3,2,1", "1,2,3", "7,3,2,1")]
    [InlineData("5,6", "8,9", "1,2", "8,9,5,6")]
    [InlineData("", "8,9", "", "8,9")]
    [InlineData("1,2", "", "1,2", "1,2")]
    public void An_edit_and_what_happened_meanwhile_make_one_order(string ours, string edit, string before, string expected)
        => Assert.Equal(Ids(expected), OrderMerge.Of(Ids(ours), [.. Ids(edit).Where(id => id >= 8 || Ids(ours).Contains(id))], Ids(before)));

    /// <summary>Whatever was edited: everything is there once.</summary>
    [Fact]
    public void Nothing_is_lost_and_nothing_is_there_twice()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var all = Enumerable.Range(0, 12).Select(id => (UInt128)id).ToArray();
            var before = Some(random, all);
            var ours = Some(random, all);
            var edit = Some(random, all);

            var merged = OrderMerge.Of(ours, edit, before);

            Assert.Equal(ours.Union(edit).Order(), merged.Order());
        }
    }

    private static UInt128[] Some(Random random, UInt128[] all)
    {
        var some = all.ToArray();
        random.Shuffle(some);
        return some[..random.Next(some.Length)];
    }

    private static UInt128[] Ids(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(UInt128.Parse)];
}
