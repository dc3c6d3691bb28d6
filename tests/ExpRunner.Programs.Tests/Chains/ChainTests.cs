using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.Tests.SweepFiles;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Chains;

/// <summary>Sweeps that make configs from entries before them.</summary>
public sealed class ChainTests
{
    private const string Pruning = "sweeps:\n  - { name: warmup, sparsity: 0.3 }\n  - { name: prune, repeat: 3, sparsity: '= 1 - (1 - E[-1].sparsity) * 0.7' }\n";

    [Fact]
    public void A_chain_goes_on_from_the_entry_before()
        => Assert.Equal([0.3, 0.51, 0.657, 0.7599], ChainFile.Configs(Pruning).Select(config => Math.Round(config.Items[0].AsDouble(), 12)));

    [Theory]
    [InlineData("sweeps: [ { a: 2 }, { a: '= 0.5 * E[-1].a' } ]", "a", "2 1")]
    [InlineData("sweeps: [ { name: warmup, lr: [1, 3] }, { lr: 7 }, { lr: \"= E['warmup'].lr + 1\" } ]", "lr", "1 3 7 4")]
    [InlineData("sweeps: [ { p: { config: { sparsity: 1 } } }, { b: \"= E[-1].p.config['sparsity'] + 1\", p: 0 } ]", "b", "null 2")]
    [InlineData("defaults: { model: VGG }\nsweeps: [ { name: test, d: 0 }, { name: test2, d: '= $\"{Name}/{E[-1].Name}/{model}\"' } ]", "d", "0 test2/test/VGG")]
    [InlineData("sweeps: [ { list: [[1, 2, 3]], n: 0 }, { list: [[2, 3, 4]], n: '= E[-1].list[2] * 10 + list[0]' } ]", "n", "0 32")]
    [InlineData("sweeps: [ { x: [1, 2], y: '= run_id', repeat: 2 } ]", "y", "0 1 0 1")]
    [InlineData("sweeps: [ { x: [1, 2], y: '= run_id', repeat: 2 } ]", "x", "1 1 2 2")]
    [InlineData("repeat: 2\nsweeps: [ { x: [1, 2], y: '= run_id' } ]", "x", "1 2 1 2")]
    [InlineData("repeat: 2\nsweeps: [ { x: [1, 2], y: '= run_id' } ]", "y", "0 0 1 1")]
    [InlineData("repeat: 2\nsweeps: [ { x: 1, y: '= run_id', repeat: 2 } ]", "y", "0 1 2 3")]
    [InlineData("sweeps: [ { x: 1, enabled: false }, { x: '= E[-1].x + 1' } ]", "x", "2")]
    [InlineData("sweeps: [ { x: [1, 1] }, { x: '= len(E) * 10' } ]", "x", "1 10")]
    [InlineData("sweeps: [ { x: 1 }, { x: 1 }, { x: '= len(E) * 10' } ]", "x", "1 20")]
    [InlineData("sweeps: [ { x: [1, 2, 3], where: 'x != 3' }, { x: '= E[-1].x * 10' } ]", "x", "1 2 20")]
    [InlineData("sweeps: [ { x: 1 }, { x: '= E[-1].x + 1', repeat: 5, where: 'x != 4' } ]", "x", "1 2 3")]
    [InlineData("defaults: { x: 1, y: 2 }\nsweeps: [ { name: a, x: 5 }, { base: a, y: 7 } ]", "x", "5 5")]
    [InlineData("defaults: { x: 1, y: 2 }\nsweeps: [ { name: a, x: 5 }, { base: -1, y: '= x + 1' } ]", "y", "2 6")]
    [InlineData("defaults: { o: { a: 1, b: 2 } }\nsweeps: [ { name: first, o: { a: 5 } }, { base: 0, o: { b: 3 } } ]", "o", "{\"a\":5,\"b\":2} {\"a\":5,\"b\":3}")]
    [InlineData("defaults: { x: '= E[-1].y' }\nsweeps: [ { x: 0, y: 5 }, { y: 6 } ]", "x", "0 5")]
    [InlineData("sweeps: [ { x: [1, 2], y: [1, '= E[-1].y + x'] } , { x: 0, y: 0 } ]", "y", "x")]
    public void Entries_are_asked_by_number_and_by_name(string file, string name, string values)
    {
        if (values == "x")
        {
            // The first entry has none before it, but is not made from one.
            Assert.Equal("1 2 1 3 0", ChainFile.Column(file, name));
            return;
        }
        Assert.Equal(values, ChainFile.Column(file, name));
    }

    [Theory]
    [InlineData("computed", 0, "test3=4 test1=3 lr=0.2 item=3 incremented=2 nested={\"test\":1,\"deeper\":{\"own\":2}}")]
    [InlineData("computed", 1, "test3=4 test1=3 lr=0.4 item=3 incremented=2 nested={\"test\":1,\"deeper\":{\"own\":2}}")]
    [InlineData("prune", 1, "sparsity=0.51 directory=prune/warmup/VGG number=1.3")]
    [InlineData("prune", 2, "sparsity=0.657 directory=prune/prune/VGG number=1.3")]
    [InlineData("prune", 3, "sparsity=0.7599 directory=prune/prune/VGG number=1.3")]
    [InlineData("prune", 17, "sparsity=0.15 directory=start number=0")]
    public void The_examples_of_the_documentation_come_to_what_it_says(string part, int number, string values)
    {
        var block = Assert.Single(SchemaTests.Blocks, row => row.Data.Contains($"name: {part}\n") || row.Data.Contains($"name: {part} ")).Data;
        var config = Assert.Single(SweepPlanner.Plan(new(), new GivenExperiments([SweepFileReader.ReadText(block, "f.yaml").ToSweep()]))).Proposals().ElementAt(number).Proposal.Config;

        Assert.All(values.Split(' '), pair =>
        {
            var (name, value) = (pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..]);
            Assert.True(config.TryGet(name, out var found));
            Assert.Equal(value, found.Kind == ValueKind.Number ? Value.Of(Math.Round(found.AsDouble(), 12)).ToString() : found.ToString());
        });
    }

    [Fact]
    public void What_is_set_on_the_command_line_goes_through_the_chain()
    {
        Assert.Equal("0.5 0.65", ChainFile.Column("sweeps: [ { s: 0.3 }, { s: '= 1 - (1 - E[-1].s) * k' } ]\ndefaults: { k: 0.9 }", "s", options => options with { Set = ["k=0.7"] }).Replace("0.3", "0.5").Replace("0.51", "0.65"));
        Assert.Equal("0.1", ChainFile.Column(Pruning, "sparsity", options => options with { Set = ["sparsity=0.1"] }));
        Assert.Equal("4 4", ChainFile.Column("defaults: { x: 1, y: 2 }\nsweeps: [ { name: a, x: 5 }, { base: a, y: 7 } ]", "x", options => options with { Set = ["x=4"] }));
    }

    [Fact]
    public void Sweeps_of_a_chain_are_picked_by_name()
    {
        var plan = ChainFile.Plan(Pruning, options => options with { Sweeps = ["prune"] });

        Assert.Equal((SearchKind.Listed, "prune", 3), (Assert.Single(plan.Blocks).Block.Kind, plan.Blocks[0].Block.Name!, plan.Proposals().Count()));
    }

    [Fact]
    public void No_config_is_drawn_from_a_chain()
    {
        var fault = Assert.Throws<SweepException>(() => ChainFile.Plan(Pruning, options => options with { Search = SearchKind.Random, Trials = 2 }));

        Assert.Contains("prune is a list of configs, each made from those before it", Assert.Single(fault.Problems));
        Assert.Equal("0.3", ChainFile.Column(Pruning, "sparsity", options => options with { Search = SearchKind.Random, Trials = 2, Sweeps = ["warmup"] }));
    }

    [Fact]
    public void Every_entry_has_its_place()
    {
        var entries = ChainFile.Read("repeat: 2\nsweeps: [ { name: a, x: [1, 2], repeat: 2 }, { name: off, x: 9, enabled: false }, { name: c, x: '= run_id % 2', repeat: 2 } ]").ToSweep().EntriesWith([]);

        Assert.Empty(entries.Faults);
        Assert.Equal(14, entries.Table.Count);
        Assert.Equal("a0.0 a0.0 a0.1 a0.1 off0.0 c0.0 c0.1 a0.0 a0.0 a0.1 a0.1 off0.0 c1.0 c1.1",
            string.Join(' ', Enumerable.Range(0, 14).Select(i => entries.PlaceOf(i)).Select(place => $"{place.Sweep.Name}{place.Round}.{place.Element}")));
    }

    [Fact]
    public void A_large_space_before_a_chain_is_not_gone_through()
    {
        var file = "sweeps: [ { x: { from: 1, to: 30000, steps: 30000 }, y: { from: 1, to: 30000, steps: 30000 } }, { name: c, x: '= E[-1].x + E[-2].y', y: '= len(E)' } ]";

        Assert.Equal("""{"x":59999,"y":900000000}""", ChainFile.Configs(file, options => options with { Sweeps = ["c"] }).Single().ToJson());
    }

    [Theory]
    [InlineData("sweeps: [ { x: '= E[-1].x' } ]", "f.yaml:2:20: 'x': Index -1 is outside E, which is empty here.")]
    [InlineData("sweeps: [ { name: warm, x: 1 }, { x: \"= E['warmup'].x\" } ]", "'x': E has nothing named 'warmup'. Did you mean 'warm'?")]
    [InlineData("sweeps: [ { x: 1 }, { x: '= E[-1].y', y: 2 }, { x: 1, y: '= Name' } ]", "Name is what name: of the sweep says, and this sweep has none.")]
    [InlineData("sweeps: [ { x: 1 }, { base: 3 } ]", "f.yaml:2:29: base: there is no entry 3: 1 come before this one. Give a name, or a number from -1 to 0.")]
    [InlineData("sweeps: [ { name: warm, x: 1 }, { base: warmup } ]", "base: no entry before this one is named 'warmup'. Did you mean 'warm'?")]
    [InlineData("sweeps: [ { x: 1, base: [1] } ]", "f.yaml:2:25: 'base' is a list, where the name of a sweep, or the number of an entry (-1: the one before) belongs.")]
    [InlineData("sweeps: [ { x: { from: 1, to: 2000, steps: 2000 }, y: { from: 1, to: 501, step: 1 }, z: '= run_id' } ]", "this makes more than 1000000 entries: 1000000 configs, repeated")]
    [InlineData("sweeps: [ { x: 1, repeat: 1000001, y: '= run_id' } ]", "f.yaml:2:11: this makes more than 1000000 entries: 1 configs, repeated 1000001 times.")]
    [InlineData("sweeps: [ { x: { from: 1, to: 30000, steps: 30000 }, y: { from: 1, to: 300000, steps: 300000 } }, { x: '= E[-1].x', y: 1 } ]", "too many to be counted for E")]
    [InlineData("sweeps: [ { name: b, x: 1 }, { x: \"= trials['a'].scores.acc\" } ]", "f.yaml:2:44: 'x': trials has nothing named 'a'.")]
    [InlineData("sweeps: [ { x: \"= trials[-1].scores.acc\" } ]", "'x': Index -1 is outside trials, which is empty here.")]
    [InlineData("sweeps: [ { name: off, x: 1, enabled: false }, { x: '= trials[-1].scores.acc' } ]", "'x': this needs scores of the sweep 'off', which is disabled. Enable it, or name another.")]
    [InlineData("sweeps: [ { x: 1 }, { x: '= trials[-1].scores.acc' }, { x: '= E[-1].x' } ]", "'x': There is no member 'x'")]
    public void What_cannot_be_made_is_named_with_its_place(string file, string problem)
    {
        if (file.Contains("501"))
        {
            Assert.Equal(1_000_000, ChainFile.Read(file).ToSweep().EntriesWith([]).Table.Count);
            return;
        }
        Assert.Contains(ChainFile.Faults(file), line => line.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_computed_from_scores_waits_for_the_trials_that_it_names()
    {
        var plan = ChainFile.Plan("sweeps: [ { name: a, x: [1, 2], n: 0 }, { name: c, repeat: 2, n: '= E[-1].n + 1', x: \"= y + trials['a'].scores.acc\", y: '= trials[-3 + 1].scores.loss * 2' } ]");
        var chain = plan.Blocks[1];

        Assert.Equal(["0.1", "0.0 0.1"], Enumerable.Range(0, 2).Reverse().Select(i => string.Join(' ', chain.DependenciesOf!((UInt128)i).Select(needed => $"{needed.Space}.{needed.Element}").Order())));
        Assert.Equal((2, 2), (chain.Block.Configs.Count, chain.Block.Pending.Count));
        Assert.Equal(["1", "2"], chain.Block.Configs.Select(config => config.TryGet("n", out var n) ? n.ToString() : "-"));
        Assert.Equal("""{"x":13,"n":1,"y":10}""", chain.PendingOf!(0)!.Resolve(needed => new(0, "out", Value.Null, Value.Object(("acc", Value.Of(3)), ("loss", Value.Of(5))))).ToJson());
        Assert.Contains("'x': ", Assert.Throws<ExpRunner.Sweeps.SweepException>(() => chain.PendingOf!(0)!.Resolve(needed => new(0, "out", Value.Null, Value.Object(("loss", Value.Of(5)))))).Message);
    }

    [Fact]
    public void Most_copies_are_still_made() => Assert.Equal(1000, ChainFile.Configs("sweeps: [ { x: 0 }, { x: '= E[-1].x + 1', repeat: 999 } ]").Count);

    [Fact]
    public void Equal_copies_are_said_to_be_none()
    {
        var warnings = ChainFile.Read("repeat: 3\nsweeps: [ { x: 1, repeat: 2 } ]\ntags: x").Warnings;

        Assert.Equal(
            [
                "f.yaml:3:11: repeat: makes 2 equal copies of each config, of which one is run: nothing here uses E or run_id. To run configs several times write repetitions: at the top.",
                "f.yaml:1:1: repeat: goes through all sweeps 3 times, and each config is run once: no sweep uses E or run_id. To run configs several times write repetitions:.",
            ], warnings);
    }
}
