using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

public sealed class DomainJsonTests
{
    [Fact]
    public void Every_kind_of_domain_has_the_documented_form()
    {
        Assert.Equal("""{"choices":[1,3,5,9]}""", Json("K"));
        Assert.Equal("""{"from":"1e-4","to":"1e-2","count":3,"scale":"log","of":"double"}""", Json("Opt.Rate"));
        Assert.Equal("""{"from":"8","to":"32","factor":"2","of":"int"}""", Json("Head.Width"));
        Assert.Equal("""{"product":{"Width":{"from":"8","to":"32","factor":"2","of":"int"},"Drop":{"fixed":0.5}}}""", Json("Head"));
        Assert.Equal("""{"alternatives":{"Constant":{"product":{}},"Cosine":{"product":{"Period":{"choices":[10,20,30]}}}}}""", Json("Opt.Schedule"));
        Assert.StartsWith("""{"list":[{"product":{"Width":""", Json("Layers"));
        Assert.Equal(
            """{"from":"0","to":"1","step":"0.25","of":"double"}""",
            Domain.Range(new RangeSpec("0", "1", Scale.Linear, "0.25", null, null), ConfigTypes.Nullable(ConfigTypes.Double)).ToJson().ToJson());
    }

    [Fact]
    public void A_space_read_again_has_the_same_config_at_every_index()
    {
        var read = SearchSpace.FromJson(Value.ParseJson(Models.Space.ToJson().ToJson()), Models.Training);
        Assert.Equal(Models.Space.ToJson().ToJson(), read.ToJson().ToJson());
        Assert.Equal(Models.All(Models.Space).Select(config => config.ToJson()), Models.All(read).Select(config => config.ToJson()));
    }

    [Theory]
    [InlineData("""{"from":0,"to":1,"step":0.25,"later":true}""", "0 0.25 0.5 0.75")]
    [InlineData("""{"from":"1","to":"3","of":"whole number"}""", "1 2 3")]
    [InlineData("""{"from":"1e-3","to":"1e-1","count":"3","scale":"LOG"}""", "1e-3 0.01 1e-1")]
    [InlineData("[1,2]", "1 2")]
    [InlineData("3", "3")]
    [InlineData("""{"choices":[1,1,2]}""", "1 1 2")]
    public void Readers_are_lenient(string json, string values)
    {
        var domain = Domain.FromJson(Value.ParseJson(json));
        Assert.Equal(values, string.Join(' ', Enumerable.Range(0, (int)domain.Count!.Value).Select(i => domain.At((UInt128)i))));
    }

    [Theory]
    [InlineData("""{"chosen":[1]}""", """{"chosen":[1]} is no domain: it has none of fixed, choices, from, product, parameters, computed, list, alternatives.""")]
    [InlineData("""{"choices":1}""", "'choices' of a domain is 1, not a list.")]
    [InlineData("""{"choices":[]}""", "There are no choices. Give at least one.")]
    [InlineData("""{"product":[]}""", "'product' of a domain is [], not an object.")]
    [InlineData("""{"alternatives":{}}""", "There are no alternatives. Give at least one.")]
    [InlineData("""{"alternatives":{"A":{"list":[]}}}""", "The fields of A are no object.")]
    [InlineData("""{"from":1}""", """{"from":1} is a range without 'to'.""")]
    [InlineData("""{"from":1,"to":2,"of":"octonion"}""", "A range of octonion is not known here.")]
    [InlineData("""{"from":1,"to":2,"count":"x"}""", "'x' is not a count.")]
    public void What_is_no_domain_says_why(string json, string message)
        => Assert.Equal(message, Assert.Throws<ConfigException>(() => Domain.FromJson(Value.ParseJson(json))).Message);

    [Fact]
    public void A_field_that_is_new_since_holds_todays_default_in_the_old_space()
    {
        var old = Value.ParseJson("""{"product":{"K":{"choices":[1,2]},"Opt":{"alternatives":{"Adam":{"product":{"Rate":{"choices":[1,2]}}},"Sgd":{"fixed":{"Rate":3}}}},"Head":{"choices":[{"Width":1},{"Width":2}]}}}""");
        var space = SearchSpace.FromJson(old, Models.Training);
        Assert.Equal((UInt128)(2 * 3 * 2), space.Count);
        Assert.Equal(
            """{"K":1,"Metric":"Euclidean","Opt":{"type":"Adam","Rate":2,"Beta":0.9,"Schedule":{"type":"Constant"}},"Layers":[{"Width":8,"Drop":0.5},{"Width":8,"Drop":0.5}],"Head":{"Width":2,"Drop":0.5},"Data":"digits.csv","Sizes":[1,2],"Extra":{"a":1},"Note":""}""",
            space.At(3).ToJson());
        for (UInt128 i = 0; i < space.Count; i++)
        {
            var today = Models.Training.Normalise(space.At(i));
            Assert.True(space.TryIndexOf(today, out var index));
            Assert.Equal(i, index);
        }
    }

    [Fact]
    public void A_field_that_is_gone_since_leaves_nothing_of_today_in_the_old_space()
    {
        var space = SearchSpace.FromJson(Value.ParseJson("""{"product":{"K":{"choices":[1,2]},"Gone":{"choices":[1,2,3]}}}"""), Models.Training);
        Assert.Equal((UInt128)6, space.Count);
        Assert.All(Models.All(Models.Space), config => Assert.False(space.TryIndexOf(config, out _)));
        Assert.False(space.TryIndexOf(space.At(0), out _) && Models.Space.TryIndexOf(space.At(0), out _));
    }

    [Fact]
    public void Old_values_are_written_as_todays_type_writes_them_and_keep_their_indices()
    {
        var space = SearchSpace.FromJson(Value.ParseJson("""{"product":{"Metric":{"choices":["manhattan","Chebyshev","MANHATTAN","Euclidean"]}}}"""), Models.Training);
        Assert.Equal((UInt128)4, space.Count);
        Assert.True(space.TryIndexOf(Value.ParseJson("""{"Metric":"Euclidean"}"""), out var index));
        Assert.Equal((UInt128)3, index);
        Assert.True(space.TryIndexOf(Value.ParseJson("""{"Metric":"Manhattan"}"""), out index));
        Assert.Equal((UInt128)0, index);
    }

    private static string Json(string path)
    {
        var json = "";
        Models.Space.Replace(path, (domain, _) =>
        {
            json = domain.ToJson().ToJson();
            return domain;
        });
        return json;
    }
}
