using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

public sealed class SettingTests
{
    [Theory]
    [InlineData("K", "7", """{"fixed":7}""")]
    [InlineData("K", " 1, 2 ,3 ", """{"choices":[1,2,3]}""")]
    [InlineData("K", "[1,2]", """{"choices":[1,2]}""")]
    [InlineData("K", "1e1", """{"fixed":10}""")]
    [InlineData("K", "\"4\"", """{"fixed":4}""")]
    [InlineData("Metric", "manhattan", """{"fixed":"Manhattan"}""")]
    [InlineData("Metric", "Manhattan,Euclidean", """{"choices":["Manhattan","Euclidean"]}""")]
    [InlineData("Data", "other.csv", """{"fixed":"other.csv"}""")]
    [InlineData("Data", "a,b", """{"choices":["a","b"]}""")]
    [InlineData("Data", "\"a,b\"", """{"fixed":"a,b"}""")]
    [InlineData("Data", "\"a,b\",c", """{"choices":["a,b","c"]}""")]
    [InlineData("Data", "[\"x,y\"]", """{"fixed":"x,y"}""")]
    [InlineData("Data", "[\"x\",\"y\"]", """{"choices":["x","y"]}""")]
    [InlineData("Data", "[draft", """{"fixed":"[draft"}""")]
    [InlineData("Data", "f(1,2),g", """{"choices":["f(1,2)","g"]}""")]
    [InlineData("Data", "5\",6\"", """{"choices":["5\"","6\""]}""")]
    [InlineData("Data", "null", """{"fixed":null}""")]
    [InlineData("Data", "", """{"fixed":""}""")]
    [InlineData("Data", "7", """{"fixed":"7"}""")]
    [InlineData("Sizes", "[3,4]", """{"fixed":[3,4]}""")]
    [InlineData("Sizes", "[[1],[2]]", """{"choices":[[1],[2]]}""")]
    [InlineData("Sizes", "[1,2],[3]", """{"choices":[[1,2],[3]]}""")]
    [InlineData("Sizes", "[]", """{"fixed":[]}""")]
    [InlineData("Head.Width", "5", """{"fixed":5}""")]
    [InlineData("Head", """{"Width":4}""", """{"fixed":{"Width":4,"Drop":0.5}}""")]
    [InlineData("Head", """{"Width":4},{"Drop":0}""", """{"choices":[{"Width":4,"Drop":0.5},{"Width":8,"Drop":0}]}""")]
    [InlineData("Layers.1.Width", "1,2", """{"choices":[1,2]}""")]
    [InlineData("Extra.a", "2", """{"fixed":2}""")]
    [InlineData("Extra.new", "2", """{"fixed":2}""")]
    [InlineData("Extra", """{"b":2}""", """{"fixed":{"b":2}}""")]
    [InlineData("Opt.Schedule.Period", "5", """{"fixed":5}""")]
    [InlineData("Opt", """{"type":"Sgd","Rate":1}""", """{"fixed":{"type":"Sgd","Rate":1,"Nesterov":false}}""")]
    public void Text_is_read_as_the_field_s_type_says(string path, string text, string domain)
    {
        Domain? set = null;
        Models.Space.Replace(path, (current, type) => set = SetText.Read(current, type, text));
        Assert.Equal(domain, set!.ToJson().ToJson());
        Models.Space.Set(path, text);
    }

    [Fact]
    public void Naming_an_alternative_keeps_its_variations()
    {
        Assert.Equal((UInt128)(1024 / 16 * 4), Models.Space.Set("Opt", "Sgd").Count);
        Assert.Equal((UInt128)(1024 / 16 * 4), Models.Space.Set("Opt.type", "Sgd").Count);
        Assert.Equal((UInt128)1024, Models.Space.Set("Opt", "Adam,Sgd").Count);
        Assert.Equal((UInt128)(1024 / 16 * 12), Models.Space.With("Opt", typeof(Adam)).Count);
        Assert.Equal((UInt128)(1024 / 16 * 2), Models.Space.Set("Opt.Rate", "7").Set("Opt", "Sgd").Count);
    }

    [Fact]
    public void A_member_of_alternatives_is_set_in_all_that_have_it()
    {
        var rates = Models.All(Models.Space.Set("Opt.Rate", "7,8")).Select(config => Find(config, "Opt", "type") + Find(config, "Opt", "Rate")).Distinct();
        Assert.Equal(["Sgd7", "Sgd8", "Adam7", "Adam8"], rates);
        Assert.Equal((UInt128)(1024 / 16 * (4 + 24)), Models.Space.Set("Opt.Beta", "0.5,0.9").Count);
    }

    [Fact]
    public void A_fixed_object_is_opened_to_set_a_member_of_it()
    {
        var space = Models.Space.Fix("Head", new Layer { Width = 6, Drop = 0.25f }).Fix("Opt", new Sgd { Rate = 5 }).Set("Head.Drop", "0.1").Set("Opt.Nesterov", "true");
        var config = space.At(0);
        Assert.Equal("""{"Width":6,"Drop":0.1}""", Find(config, "Head"));
        Assert.Equal("""{"type":"Sgd","Rate":5,"Nesterov":true}""", Find(config, "Opt"));
        Assert.Equal((UInt128)(4 * 2 * 4), space.Count);
    }

    [Fact]
    public void A_member_of_presets_is_set_in_each_of_them()
    {
        var space = Models.Space.With("Head", new Layer { Width = 1 }, new Layer { Width = 2 }).Set("Head.Drop", "0,1");
        Assert.Equal(
            ["""{"Width":1,"Drop":0}""", """{"Width":1,"Drop":1}""", """{"Width":2,"Drop":0}""", """{"Width":2,"Drop":1}"""],
            Models.All(space).Select(config => Find(config, "Head")).Distinct());
    }

    [Fact]
    public void Typed_values_are_taken_as_they_are()
    {
        Assert.Equal(["7", "8"], Models.All(Models.Space.With("K", 7, 8)).Select(config => Find(config, "K")).Distinct());
        Assert.Equal(["7", "8"], Models.All(Models.Space.With("K", new[] { 7, 8 })).Select(config => Find(config, "K")).Distinct());
        Assert.Equal(["[7,8]"], Models.All(Models.Space.With("Sizes", new[] { 7, 8 })).Select(config => Find(config, "Sizes")).Distinct());
        Assert.Equal(["0.1"], Models.All(Models.Space.Fix("Head.Drop", 0.1f)).Select(config => Find(config, "Head", "Drop")).Distinct());
        Assert.Equal(["Manhattan"], Models.All(Models.Space.Fix("Metric", Metric.Manhattan)).Select(config => Find(config, "Metric")).Distinct());
    }

    [Fact]
    public void A_space_without_types_takes_JSON_and_plain_text()
    {
        var space = new SearchSpace(Domain.Product([("lr", Domain.Fixed(Value.Of(1))), ("a.b", Domain.Fixed(Value.Of("x"))), ("opt", Domain.Fixed(Value.ParseJson("""{"m":1}""")))]), null);
        space = space.Set("lr", "1e-5,2").Set("a.b", "y").Set("opt.m", "[3,true]");
        Assert.Equal("""{"lr":1e-5,"a.b":"y","opt":{"m":3}}""", space.At(0).ToJson());
        Assert.Equal("""{"lr":2,"a.b":"y","opt":{"m":true}}""", space.At(3).ToJson());
    }

    [Theory]
    [InlineData("K", "abc", """K: "abc" is not an int.""")]
    [InlineData("K", "1.5", """K: "1.5" is not an int.""")]
    [InlineData("K", "1,,2", """K: "" is not an int.""")]
    [InlineData("K", "[]", "K: There are no choices. Give at least one.")]
    [InlineData("K", "[1,\"x\"]", """K: "x" is not an int.""")]
    [InlineData("Metric", "Cosine", "Metric: 'Cosine' is not a Metric; it has Euclidean, Manhattan.")]
    [InlineData("Sizes", "1,2", """Sizes: 1 is not a list of int. Write a list as [a,b].""")]
    [InlineData("Sizes", "[\"a\"]", """Sizes: "a" is not an int.""")]
    [InlineData("Opt", "Lion", "Opt: 'Lion' is not one of Sgd or Adam.")]
    [InlineData("Opt", """{"Rate":1}""", """Opt: {"Rate":1} has no 'type' that says which of Sgd or Adam it is.""")]
    [InlineData("Opt.Momentum", "1", "Sgd or Adam has no config field 'Momentum'.")]
    [InlineData("Opt.Rate.x", "1", "Opt.Rate is of type double; it has no field 'x'.")]
    [InlineData("Layers.2.Width", "1", "Layers has 2 items, counted from 0; there is no item '2'.")]
    [InlineData("Layers.Width", "1", "Layers has 2 items, counted from 0; there is no item 'Width'.")]
    [InlineData("k", "1", "Training has no config field 'k'.")]
    [InlineData("Head.Depth", "1", "Layer has no config field 'Depth'.")]
    [InlineData("Seats", "1", "Seats is computed from other fields and cannot be set.")]
    [InlineData("K.x", "1", "K is of type int; it has no field 'x'.")]
    public void What_cannot_be_set_says_why(string path, string text, string message)
        => Assert.StartsWith(message, Assert.Throws<ConfigException>(() => Models.Space.Set(path, text)).Message);

    [Fact]
    public void A_member_of_a_null_alternative_asks_for_the_alternative_first()
        => Assert.Equal(
            "Opt is null. Set it to one of Sgd, Adam first.",
            Assert.Throws<ConfigException>(() => Models.Space.Fix("Opt", null).Set("Opt.Rate", "1")).Message);

    [Fact]
    public void All_assignments_are_tried_and_all_faults_told()
    {
        var problems = new List<string>();
        var space = Models.Space.SetAll(["K=x", "Data=a=b", "nothing", "Head.Width=3"], problems);
        Assert.Equal(["""K: "x" is not an int.""", "'nothing' does not set anything. Write NAME=VALUE."], problems);
        Assert.Equal("a=b", Find(space.At(0), "Data"));
        Assert.Equal("3", Find(space.At(0), "Head", "Width"));
    }

    private static string Find(Value config, params string[] path)
        => path.Aggregate(config, (value, name) => value.TryGet(name, out var member) ? member : throw new KeyNotFoundException(name)).ToString();
}
