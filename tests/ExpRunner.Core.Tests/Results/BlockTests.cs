using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

/// <summary>Ids are given once per folder, never change and are never used again.</summary>
public sealed class BlockTests : IDisposable
{
    private readonly SampleSweep _sweep = new();

    public void Dispose() => _sweep.Dispose();

    private static Value Config(int k) => SampleSweep.Trial(k).Config;

    /// <summary>A space with these choices of K; as a random search its draws are the choices from the last to the first.</summary>
    private sealed record Choices(params int[] Ks)
    {
        public Block Grid => new() { Kind = SearchKind.Grid, Space = Space, Size = (UInt128)Ks.Length };

        private Value Space => Value.Object(("K", Value.List(Array.ConvertAll(Ks, k => Value.Of(k)))));

        public Block Random(int draws) => new() { Kind = SearchKind.Random, Space = Space, Size = (UInt128)draws, Seed = 7 };

        public static Choices Of(Block block)
            => new([.. (block.Space.TryGet("K", out var ks) ? ks : default).Items.ToArray().Select(k => (int)k.AsDouble())]);
    }

    private sealed class Membership(Block block) : IBlockMembership
    {
        public bool TryIndexOf(Value config, out UInt128 index)
        {
            var ks = Choices.Of(block).Ks;
            var at = Array.IndexOf(ks, config.TryGet("K", out var k) ? (int)k.AsDouble() : -1);
            index = (UInt128)(block.Kind == SearchKind.Random ? ks.Length - 1 - at : Math.Max(at, 0));
            return at >= 0;
        }
    }

    /// <summary>Starts a sweep over a block and runs its first trial; gives the ids of all its elements.</summary>
    private int[] Start(Block block)
    {
        using var store = SweepStore.Open(_sweep.Options() with { Membership = listed => new Membership(listed) });
        store.Register(block, new Membership(block));
        var ks = Choices.Of(block).Ks;
        var ids = new int[(int)block.Size];
        for (var i = 0; i < ids.Length; i++)
        {
            var config = Config(block.Kind == SearchKind.Random ? ks[^(i + 1)] : ks[i]);
            ids[i] = (int)store.IdOf(block, (UInt128)i, config);
            Assert.True(store.TryIdOf(config, out var same));
            Assert.Equal(ids[i], (int)same);
        }
        SampleSweep.RunAll(store, SampleSweep.Trial(1000 + ids[0]) with { Id = (UInt128)ids[0] });
        return ids;
    }

    [Fact]
    public void One_more_choice_leaves_the_old_ids_and_gives_new_ones_behind()
    {
        Assert.Equal([0, 1, 2], Start(new Choices(1, 3, 5).Grid));
        Assert.Equal([0, 1, 5, 2], Start(new Choices(1, 3, 4, 5).Grid));
        Assert.Equal([0, 1, 2], Start(new Choices(1, 3, 5).Grid));
    }

    [Fact]
    public void A_random_search_at_the_end_grows_in_place()
    {
        var space = new Choices(1, 2, 3, 4, 5, 6);
        Assert.Equal([0, 1], Start(space.Random(2)));
        Assert.Equal([0, 1, 2, 3], Start(space.Random(4)));
        Assert.Equal([0, 1, 2], Start(space.Random(3)));
        Assert.Equal(4, (int)Assert.Single(_sweep.Read().Blocks).Size);
    }

    [Fact]
    public void A_random_search_followed_by_a_grid_goes_on_behind_it()
    {
        var space = new Choices(1, 2, 3, 4, 5, 6);
        Assert.Equal([0, 1], Start(space.Random(2)));
        Assert.Equal([2, 3, 4, 5, 1, 0], Start(space.Grid).ToArray());
        Assert.Equal([0, 1, 5, 4], Start(space.Random(4)));
        Assert.Equal([0, 1, 5, 4, 3], Start(space.Random(5)));
        using var store = _sweep.Read();
        Assert.Equal(["0+2@0", "2+6@0", "8+3@2"], store.Blocks.Select(block => string.Create(CultureInfo.InvariantCulture, $"{block.FirstId}+{block.Size}@{block.Start}")));
    }

    [Fact]
    public void Listed_configs_have_the_id_of_the_first_block_that_contains_them()
    {
        Start(new Choices(1, 2, 3).Grid);
        Value[] configs = [Config(2), Config(9)];
        var block = new Block { Kind = SearchKind.Listed, Configs = configs, Size = 2, Name = "Table1" };
        using (var store = SweepStore.Open(_sweep.Options() with { Membership = listed => new Membership(listed) }))
        {
            Assert.Equal(3, (int)store.Register(block, new ListedMembership(configs)));
            Assert.Equal((1, 4), ((int)store.IdOf(block, 0, Config(2)), (int)store.IdOf(block, 1, Config(9))));
            SampleSweep.RunAll(store, SampleSweep.Trial(9) with { Id = 4 });
        }
        using var again = SweepStore.Open(_sweep.Options());
        Assert.True(again.TryIdOf(Config(9), out var id));
        Assert.Equal((4, "Table1"), ((int)id, again.Blocks[1].Name));
        Assert.False(again.TryIdOf(Config(77), out _));
    }

    [Fact]
    public void A_folder_that_is_only_planned_for_is_not_made()
    {
        using (var store = _sweep.Read())
        {
            Assert.Equal(0, (int)store.Register(new Choices(1, 2).Grid, new Membership(new Choices(1, 2).Grid)));
        }
        using (var store = _sweep.Open())
        {
            store.Register(new Choices(1, 2).Grid, new Membership(new Choices(1, 2).Grid));
            store.Finish();
        }
        Assert.False(Directory.Exists(Path.GetDirectoryName(_sweep.Folder)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\n  \"format\": 1,\n  \"blocks\": [")]
    [InlineData("[]")]
    [InlineData("{\"blocks\":[{\"kind\":\"comet\"}]}")]
    [InlineData("{\"format\":1,\"\u0080\":\"no UTF-8\"}")]
    [InlineData(null)]
    public void A_broken_or_missing_sweep_file_is_made_again_from_the_journal(string? text)
    {
        var space = new Choices(1, 2, 3);
        Start(space.Grid);
        var whole = File.ReadAllText(_sweep.Folder + "/sweep.json");
        File.Delete(_sweep.Folder + "/sweep.json");
        if (text is not null)
        {
            File.WriteAllBytes(_sweep.Folder + "/sweep.json", Bytes(text));
        }
        Assert.Equal([0, 1, 2], Start(space.Grid));
        Assert.StartsWith(_sweep.Folder + "/sweep.json:", Assert.Single(_sweep.Warnings));
        Assert.Equal(whole, File.ReadAllText(_sweep.Folder + "/sweep.json"));
        Assert.Equal(text is null ? null : Bytes(text), text is null ? null : File.ReadAllBytes(_sweep.Folder + "/sweep.json.damaged"));
    }

    /// <summary>One byte a character, so that a text can hold bytes that no UTF-8 has.</summary>
    private static byte[] Bytes(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    [Fact]
    public void Blocks_whose_journal_lines_are_lost_come_from_the_sweep_file()
    {
        var space = new Choices(1, 2, 3);
        Start(space.Grid);
        File.WriteAllLines(_sweep.Journal, File.ReadAllLines(_sweep.Journal).Where(line => !line.Contains("\"block\"")));
        Assert.Equal([0, 1, 2], Start(space.Grid));
    }

    [Fact]
    public void Ids_that_the_journal_has_given_are_not_given_again_when_all_lists_of_blocks_are_lost()
    {
        Start(new Choices(1, 2, 3).Grid);
        File.WriteAllLines(_sweep.Journal, File.ReadAllLines(_sweep.Journal).Where(line => !line.Contains("\"block\"")));
        File.Delete(_sweep.Folder + "/sweep.json");
        Assert.Equal([1, 2, 3], Start(new Choices(1, 2, 3).Grid));
    }
}
