using ExpRunner.Results;

namespace ExpRunner.Tests.Results;

public sealed class ClaimBoardTests
{
    private static readonly UInt128 Any = 1000;

    [Fact]
    public void The_first_runner_begins_the_queue_and_others_join_the_same_one()
    {
        var board = new ClaimBoard { Number = 7 }.Join(Holder("a"), "q", 10)!;

        Assert.Equal(8, board.PostedBy("a").Number);
        Assert.Equal((UInt128)10, board.Size);
        Assert.Equal(["a", "b"], board.Join(Holder("b"), "q", 10)!.Participants);
        Assert.Null(board.Join(Holder("b"), "another", 10));
    }

    [Fact]
    public void A_queue_that_nobody_works_on_is_begun_anew()
    {
        var left = Board("a").Claim("a", [], 0, 4, out _)!.Without("a");

        var board = left.Join(Holder("b"), "q", 10)!;

        Assert.Equal(UInt128.Zero, board.Next);
        Assert.Empty(board.Returned);
        Assert.Equal(["b"], board.Participants);
    }

    [Fact]
    public void One_runner_gets_as_much_as_it_wants_and_several_leave_each_other_something()
    {
        Board("a").Claim("a", [], 0, Any, out var all);
        Board("a", "b").Claim("a", [], 0, Any, out var share);

        Assert.Equal(new WorkRange(0, 100), all);
        Assert.Equal(new WorkRange(0, 25), share);
    }

    [Fact]
    public void At_the_end_there_is_nothing_to_claim()
    {
        var board = Board("a").Claim("a", [], 0, Any, out var claim)!;

        Assert.Null(board.Claim("a", [claim], 0, Any, out _));
        Assert.True(board.IsAwaited("b"));
        Assert.False(board.IsAwaited("a"));
    }

    [Fact]
    public void What_a_runner_let_go_may_be_claimed_by_who_read_the_journals_since()
    {
        var board = Board("a", "b").Claim("a", [], 0, 5, out var lost)!.Without("a");

        board.Claim("b", [], board.Number, 3, out var early);
        board.Claim("b", [], board.PostedBy("a").Number, 3, out var late);

        Assert.Equal(new WorkRange(5, 8), early);
        Assert.Equal(lost with { To = 3 }, late);
    }

    [Fact]
    public void The_end_of_the_walk_cuts_the_queue()
        => Assert.Null(Board("a").Claim("a", [], 0, 60, out _)!.EndingAt(50).Claim("a", [], 0, 60, out _));

    [Fact]
    public void The_file_says_all_of_it()
    {
        var board = new ClaimBoard { Number = 1 }
            .Join(new ClaimHolder("a", "höst", 12, "boot", TimeSpan.FromSeconds(2.5)), "q", UInt128.MaxValue)!
            .Join(Holder("b"), "q", 1)!;
        board = board.Claim("a", [], 0, 5, out _)!.Claim("b", [], 0, 5, out _)!.Without("b");

        var read = ClaimBoard.FromJson(board.ToJson(), board.Number);

        Assert.Equal(board.ToJson(), read.ToJson());
        Assert.Equal(board.Number, read.Number);
        Assert.Equal(TimeSpan.FromSeconds(2.5), read.Holders[0].Lease);
        Assert.Equal(new ReturnedRange(new WorkRange(5, 10), board.Number + 1), Assert.Single(read.Returned));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_runners_do_each_position_has_one_holder_and_none_is_forgotten(int seed)
    {
        var simulation = new BoardSimulation(seed);

        simulation.Run();

        Assert.Equal(BoardSimulation.Size, simulation.Done);
    }

    public static IEnumerable<TheoryDataRow<int>> Seeds => Enumerable.Range(1, 60).Select(seed => new TheoryDataRow<int>(seed));

    private static ClaimHolder Holder(string id) => new(id, "host", 1, "", TimeSpan.FromSeconds(30));

    private static ClaimBoard Board(params string[] ids)
        => ids.Aggregate(new ClaimBoard(), (board, id) => board.Join(Holder(id), "q", 100)!);
}
