using ExpRunner.Results;

namespace ExpRunner.Tests.Results;

public sealed class BoardFilesTests : IDisposable
{
    private readonly SampleSweep _sweep = new();
    private readonly List<string> _warnings = [];

    private string Claims => _sweep.Folder + "/claims";

    public void Dispose() => _sweep.Dispose();

    [Fact]
    public async Task Of_changes_at_the_same_time_none_is_lost()
    {
        const int Threads = 6;
        const int Changes = 40;
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            var (boards, id) = (Boards(), $"t{thread}");
            boards.Change(id, board => board.Join(new ClaimHolder(id, "host", 1, "", TimeSpan.FromSeconds(1)), "q", 1_000_000));
            for (var i = 0; i < Changes; i++)
            {
                boards.Change(id, board => board.Claim(id, [], 0, 1, out _));
            }
        }, TestContext.Current.CancellationToken)));

        var board = Boards().Read();
        Assert.Equal((UInt128)(Threads * Changes), board.Next);
        Assert.Equal(Threads * (1 + Changes), board.Number);
        Assert.Equal([$"board-{board.Number}.json"], Directory.GetFiles(Claims).Select(Path.GetFileName));
    }

    [Fact]
    public void A_runner_that_slept_while_others_cleaned_up_does_not_change_the_past()
    {
        var boards = Boards();
        boards.Change("r", board => board.Join(new ClaimHolder("r", "host", 1, "", TimeSpan.FromSeconds(1)), "q", 100));
        var isFirst = true;

        var board = boards.Change("sleeper", seen =>
        {
            for (var i = 0; isFirst && i < 3; i++)
            {
                Boards().Change("r", now => now.Claim("r", [], 0, 10, out _));
            }
            isFirst = false;
            return seen.Join(new ClaimHolder("sleeper", "host", 1, "", TimeSpan.FromSeconds(1)), "q", 100);
        });

        Assert.Equal(["r", "sleeper"], board.Participants);
        Assert.Equal((UInt128)30, board.Next);
        Assert.Equal(5, Boards().Read().Number);
        Assert.Single(Directory.GetFiles(Claims));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"format\":1,\"queue\"")]
    [InlineData("[]")]
    [InlineData("{\"format\":1,\"queue\":\"q\",\"size\":-1,\"next\":0,\"returned\":[],\"runners\":[],\"participants\":[]}")]
    [InlineData("{\"format\":1,\"queue\":\"q\",\"size\":1,\"next\":0,\"returned\":[[]],\"runners\":[],\"participants\":[]}")]
    [InlineData("{\"format\":1,\"queue\":\"q\",\"size\":1,\"next\":0,\"returned\":3,\"runners\":[],\"participants\":[]}")]
    public void A_damaged_board_is_named_once_and_begun_anew(string content)
    {
        Directory.CreateDirectory(Claims);
        File.WriteAllText(Claims + "/board-12.json", content);
        var boards = Boards();

        Assert.Equal(12, boards.Read().Number);
        boards.Read();
        var board = boards.Change("r", old => old.Join(new ClaimHolder("r", "host", 1, "", TimeSpan.FromSeconds(1)), "q", 100));

        Assert.Equal(13, board.Number);
        Assert.StartsWith($"{Claims}/board-12.json:1: this is no list of claims: ", Assert.Single(_warnings));
    }

    [Fact]
    public void A_board_of_a_newer_version_is_refused()
    {
        Directory.CreateDirectory(Claims);
        File.WriteAllText(Claims + "/board-1.json", "{\"format\":2}");

        var fault = Assert.Throws<SweepStoreException>(() => Boards().Read());

        Assert.Equal($"{Claims}/board-1.json:1: format 2 is newer than this version reads (1). Use the newer version, or another --out.", fault.Message);
    }

    private BoardFiles Boards() => new(new SweepFolder(DiskFiles.Instance, _sweep.Folder), _warnings.Add);
}
