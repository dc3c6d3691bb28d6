using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

public sealed class ParametersDomainTests
{
    private static readonly ParametersType Type = new("train",
    [
        new ParameterField("data", Value.Of("iwslt14")),
        new ParameterField("layers", Value.Of(2)),
        new ParameterField("width", Value.Of(64)),
        new ParameterField("moment", Value.Number("1e-1")),
    ]);

    private static readonly ParameterAxis Size = new(["layers", "width"], Domain.Choices([Pair(2, 64), Pair(12, 1024)]));
    private static readonly ParameterAxis Moment = new(["moment"], Domain.Choices([Value.Number("1e-1"), Value.Number("0.05")]));

    [Fact]
    public void Configs_are_flat_and_in_order_of_declaration_with_the_first_axis_slowest()
    {
        var domain = Type.Over([Size, Moment]);

        Assert.Equal((UInt128)4, domain.Count);
        Assert.Equal("""{"data":"iwslt14","layers":2,"width":64,"moment":1e-1}""", domain.At(0).ToJson());
        Assert.Equal("""{"data":"iwslt14","layers":2,"width":64,"moment":0.05}""", domain.At(1).ToJson());
        Assert.Equal("""{"data":"iwslt14","layers":12,"width":1024,"moment":1e-1}""", domain.At(2).ToJson());
    }

    [Fact]
    public void Every_config_is_found_again_whatever_its_order_and_the_writing_of_its_numbers()
    {
        var domain = Type.Over([Size, Moment]);

        for (UInt128 i = 0; i < domain.Count; i++)
        {
            Assert.True(domain.TryIndexOf(domain.At(i), out var index));
            Assert.Equal(i, index);
        }
        Assert.True(domain.TryIndexOf(Value.ParseJson("""{"moment":0.10,"width":1024.0,"layers":12,"data":"iwslt14"}"""), out var found));
        Assert.Equal((UInt128)2, found);
    }

    [Theory]
    [InlineData("""{"data":"iwslt14","layers":2,"width":1024,"moment":0.1}""")]
    [InlineData("""{"data":"wmt","layers":2,"width":64,"moment":0.1}""")]
    [InlineData("""{"data":"iwslt14","layers":2,"width":64}""")]
    [InlineData("""{"data":"iwslt14","layers":2,"width":64,"moment":0.1,"more":1}""")]
    public void Other_combinations_are_not_in_it(string config) => Assert.False(Type.Over([Size, Moment]).TryIndexOf(Value.ParseJson(config), out _));

    [Fact]
    public void It_is_read_again_as_it_was_written()
    {
        var space = new SearchSpace(Type.Over([Size, Moment]), Type);

        var again = SearchSpace.FromJson(Value.ParseJson(space.ToJson().ToJson()), Type);

        Assert.Equal(space.ToJson(), again.ToJson());
        Assert.Equal(space.At(3), again.At(3));
    }

    [Fact]
    public void A_parameter_that_is_new_since_then_holds_its_default_and_no_index_changes()
    {
        var old = new SearchSpace(Type.Over([Size, Moment]), Type).ToJson();
        var today = new ParametersType("train", [.. Type.Fields.Cast<ParameterField>(), new ParameterField("seed", Value.Of(7))]);

        var space = SearchSpace.FromJson(old, today);

        Assert.True(space.TryIndexOf(Value.ParseJson("""{"data":"iwslt14","layers":12,"width":1024,"moment":0.05,"seed":7}"""), out var index));
        Assert.Equal((UInt128)3, index);
        Assert.False(space.TryIndexOf(Value.ParseJson("""{"data":"iwslt14","layers":12,"width":1024,"moment":0.05,"seed":8}"""), out _));
    }

    [Fact]
    public void A_parameter_can_be_set_from_the_command_line()
    {
        var problems = new List<string>();
        var space = new SearchSpace(Type.Over([Moment]), Type).SetAll(["data=a,b", "moment=1e-3"], problems);

        Assert.Empty(problems);
        Assert.Equal((UInt128)2, space.Count);
        Assert.Equal("""{"data":"b","layers":2,"width":64,"moment":1e-3}""", space.At(1).ToJson());
    }

    [Fact]
    public void Setting_one_of_several_that_vary_together_leaves_the_others()
    {
        var problems = new List<string>();
        var space = new SearchSpace(Type.Over([Size]), Type).SetAll(["width=8,16"], problems);

        Assert.Empty(problems);
        Assert.Equal(["2 8", "2 16", "12 8", "12 16"], Enumerable.Range(0, 4).Select(i => space.At((UInt128)i)).Select(config => $"{Of(config, "layers")} {Of(config, "width")}"));
    }

    [Fact]
    public void An_unknown_parameter_is_refused_with_near_names()
    {
        var problems = new List<string>();
        new SearchSpace(Type.Over([Moment]), Type).SetAll(["momnt=1"], problems);

        Assert.Equal("train has no parameter 'momnt'. Did you mean 'moment'?", Assert.Single(problems));
    }

    [Fact]
    public void Fields_of_several_that_vary_together_show_what_each_may_be()
    {
        var fields = new SearchSpace(Type.Over([Size, Moment]), Type).Fields;

        Assert.Equal(["data False", "layers True", "width True", "moment True"], fields.Select(field => $"{field.Path} {field.IsVaried}"));
    }

    private static Value Pair(int layers, int width) => Value.List(Value.Of(layers), Value.Of(width));

    private static string Of(Value config, string name) => config.TryGet(name, out var value) ? value.ToString() : "";
}
