using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Tests.Chains;

/// <summary>Values of sweep files that begin with <c>=</c>, in sweeps that stay spaces.</summary>
public sealed class ComputedValueTests
{
    [Theory]
    [InlineData("sweeps: [ { a: [1, 2], b: '= a * 10' } ]", "b", "10 20")]
    [InlineData("defaults: { b: '= a * 10' }\nsweeps: [ { a: [1, 2] } ]", "b", "10 20")]
    [InlineData("defaults: { test1: '= test3 - 1' }\nsweeps: [ { test3: '= test2 - 1', test2: 5 } ]", "test1", "3")]
    [InlineData("defaults: { a: 1 }\nsweeps: [ { list: [[1, 2, 3]], b: '= list[2]' } ]", "b", "3")]
    [InlineData("defaults: { nested: { test: 1 } }\nsweeps: [ { b: '= nested.test + 1' } ]", "b", "2")]
    [InlineData("sweeps: [ { abc: 1, nested: { abc: 2, deeper: { test: '= abc' } }, b: '= nested.deeper.test' } ]", "b", "2")]
    [InlineData("sweeps: [ { abc: 1, nested: { other: 2, deeper: { test: '= abc' } }, b: '= nested.deeper.test' } ]", "b", "1")]
    [InlineData("sweeps: [ { nested: { x: 1, y: '= nested.x + 1' }, b: '= nested.y' } ]", "b", "2")]
    [InlineData("sweeps: [ { w: 3, sizes: [[1, '= w'], ['= w', '= w * 2']], b: '= sizes[1]' } ]", "b", "3 6")]
    [InlineData("sweeps: [ { base_lr: [1, 2], lr: [0.1, '= base_lr * 2'] } ]", "lr", "0.1 2 0.1 4")]
    [InlineData("sweeps: [ { base_lr: [1, 2], lr: [2, '= base_lr * 2'] } ]", "lr", "2 2 4")]
    [InlineData("sweeps: [ { a: [1, 2], opt: { lr: [1, '= a * 10'], name: x }, b: '= opt.lr' } ]", "b", "1 10 1 20")]
    [InlineData("sweeps: [ { name: first, a: 1, b: '= Name' } ]", "b", "first")]
    [InlineData("sweeps: [ { name: first, a: 1, b: \"= $'{Name}/{a:F2}'\" } ]", "b", "first/1.00")]
    [InlineData("sweeps: [ { b: \"= '=x'\" } ]", "b", "=x")]
    [InlineData("sweeps: [ { a: 3, b: '= range(a)' } ]", "b", "[0,1,2]")]
    [InlineData("sweeps: [ { E: 5, b: '= E * 2' } ]", "b", "10")]
    [InlineData("sweeps: [ { a: [0, 1, 2], b: '= 6 / a', where: 'a > 0' } ]", "b", "6 3")]
    [InlineData("sweeps: [ { a: [1, 2, 3], b: '= a * a', where: 'b > 3' } ]", "b", "4 9")]
    public void Are_computed_from_the_values_around_them(string file, string name, string values) => Assert.Equal(values, ChainFile.Column(file, name));

    [Fact]
    public void Make_spaces_that_are_found_again_after_they_were_written()
    {
        const string file = "defaults: { c: '= b + 1', p: { q: '= a' } }\nsweeps: [ { name: s, a: [1, 2, 3], b: [1, '= a * 2'], opt: { lr: ['= a', 7], x: [1, 2] }, n: '= Name' } ]";
        var plan = ChainFile.Plan(file);
        var root = SearchSpace.FromJson(Value.ParseJson(plan.Blocks[0].Block.ToJson().ToJson()).TryGet("space", out var json) ? json : default, plan.Experiment.Config).Root;
        var configs = ChainFile.Configs(file);

        Assert.Equal(24, configs.Count);
        var space = plan.Experiment.Spaces[0].Space;
        for (var i = 0; i < 24; i++)
        {
            var config = space.At((UInt128)i);
            Assert.Equal(config, root.At((UInt128)i));
            Assert.True(space.TryIndexOf(config, out var index) && index == (UInt128)i, config.ToJson());
            Assert.True(root.TryIndexOf(config, out index) && index == (UInt128)i, config.ToJson());
        }
        var other = ChainFile.Configs("sweeps: [ { a: 1, b: 2, c: 4, p: { q: 1 }, opt: { lr: 1, x: 1 }, n: s } ]").Single();
        Assert.False(space.TryIndexOf(other, out _));
    }

    [Fact]
    public void Follow_what_is_set_on_the_command_line()
    {
        const string file = "defaults: { a: 1, b: '= a * 10' }\nsweeps: [ { c: '= b + 1' } ]";

        Assert.Equal("51", ChainFile.Column(file, "c", options => options with { Set = ["a=5"] }));
        Assert.Equal("3 4", ChainFile.Column(file, "c", options => options with { Set = ["b=2,3"] }));
        Assert.Equal("= a", ChainFile.Column(file, "c", options => options with { Set = ["c== a"] }));
    }

    [Fact]
    public void That_a_setting_breaks_are_found_before_anything_runs()
    {
        var fault = Assert.Throws<SweepException>(() => ChainFile.Plan("defaults: { a: 1 }\nsweeps: [ { b: '= 1 / a' } ]", options => options with { Set = ["a=0"] }));

        Assert.Contains("b: = 1 / a:", Assert.Single(fault.Problems));
    }

    [Fact]
    public void Cost_nothing_in_large_spaces()
    {
        var axes = string.Join(", ", Enumerable.Range(0, 12).Select(i => $"p{i}: {{ from: 1, to: 1001, step: 1 }}"));
        var plan = ChainFile.Plan($"sweeps: [ {{ {axes}, b: '= p0 * p1' }} ]", options => options with { Search = SearchKind.Random, Trials = 5 });

        Assert.Equal(5, plan.Proposals().Count());
        Assert.All(plan.Proposals(), found =>
        {
            var config = found.Proposal.Config;
            Assert.Equal(config.Items[0].AsDouble() * config.Items[1].AsDouble(), config.TryGet("b", out var product) ? product.AsDouble() : double.NaN);
            Assert.True(plan.Blocks[0].Contains(config));
        });
    }

    [Fact]
    public void Are_no_expressions_in_configs_typed_as_code_or_settings()
    {
        Assert.Equal("1", ChainFile.Column("sweeps: [ { a: 1 } ]", "a"));
        Assert.Equal("""{"computed":{"fixed":{"=":"a"}}}""", new ComputedDomain(Domain.Fixed(Formula.Of("a"))).ToJson().ToJson());
    }
}
