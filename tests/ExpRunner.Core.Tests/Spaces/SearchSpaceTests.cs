using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

public sealed class SearchSpaceTests
{
    [Fact]
    public void A_nested_space_counts_products_and_sums_of_alternatives()
        => Assert.Equal((UInt128)(4 * 2 * (4 + (3 * 4)) * 2 * 2 * 2), Models.Space.Count);

    [Fact]
    public void The_first_field_is_slowest_and_the_last_fastest()
    {
        var type = new ObjectType<Sgd>("Sgd", () => new(), (made, values) => new() { Rate = values.Pass(0, made.Rate), Nesterov = values.Pass(1, made.Nesterov) },
            ConfigTypes.Double.Field("Rate").Choices(2.0, 1.0),
            ConfigTypes.Boolean.Field("Nesterov").All());
        Assert.Equal(
            ["""{"Rate":2,"Nesterov":false}""", """{"Rate":2,"Nesterov":true}""", """{"Rate":1,"Nesterov":false}""", """{"Rate":1,"Nesterov":true}"""],
            Models.All(Models.SpaceOf(type)).Select(config => config.ToJson()));
    }

    [Fact]
    public void A_config_reads_as_a_person_would_write_it()
        => Assert.Equal(
            """{"K":9,"Metric":"Manhattan","Opt":{"type":"Adam","Rate":0.01,"Beta":0.9,"Schedule":{"type":"Cosine","Period":30}},"Layers":[{"Width":16,"Drop":0.5},{"Width":16,"Drop":0.5}],"Head":{"Width":16,"Drop":0.5},"Data":"digits.csv","Sizes":[1,2],"Extra":{"a":1},"Note":""}""",
            Models.Space.At(1023).ToJson());

    [Fact]
    public void Every_index_gives_a_config_of_its_own_that_is_found_at_that_index()
    {
        var seen = new HashSet<string>();
        for (UInt128 i = 0; i < Models.Space.Count; i++)
        {
            var config = Models.Space.At(i);
            Assert.True(seen.Add(config.ToCanonicalJson()));
            Assert.True(Models.Space.TryIndexOf(config, out var index));
            Assert.Equal(i, index);
            Assert.True(Models.Space.TryIndexOf(Value.ParseJson(config.ToCanonicalJson()), out index));
            Assert.Equal(i, index);
        }
    }

    [Fact]
    public void Values_are_their_own_typed_instances_normalised()
    {
        foreach (var config in Models.All(Models.Space))
        {
            Assert.Equal(config.ToJson(), Models.Training.Write(Models.Training.Read(config)).ToJson());
        }
    }

    [Theory]
    [InlineData("""{"Metric":"manhattan","K":1e0}""", true)]
    [InlineData("""{"K":4}""", false)]
    [InlineData("""{"K":3,"Opt":{"type":"Sgd","Rate":1e-2}}""", true)]
    [InlineData("""{"K":3,"Opt":"Adam"}""", true)]
    [InlineData("""{"K":3,"Opt":{"type":"Lion"}}""", false)]
    [InlineData("""{"K":3,"Unknown":1}""", false)]
    [InlineData("""{"K":"three"}""", false)]
    [InlineData("""{"K":3,"Layers":[{"Width":8}]}""", false)]
    [InlineData("""{"K":3,"Head":{"Drop":0.25}}""", false)]
    [InlineData("[]", false)]
    public void A_config_is_found_however_it_is_written(string json, bool found)
    {
        var whole = Value.ParseJson(json);
        if (whole.Kind == ValueKind.Object && !whole.TryGet("Head", out _))
        {
            whole = Value.Object([.. whole.Names, "Head"], [.. whole.Items, Value.ParseJson("""{"Width":8}""")]);
        }
        Assert.Equal(found, Models.Space.TryIndexOf(whole, out _));
    }

    [Fact]
    public void A_place_beyond_the_end_is_an_error_that_names_the_size()
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => Models.Space.At(1024));
        Assert.StartsWith("The space has 1024 configs.", fault.Message);
    }

    [Fact]
    public void A_space_of_ten_to_the_30_is_addressed_at_its_very_end()
    {
        var space = Digits(30);
        Assert.Equal(UInt128.Parse("1" + new string('0', 30)), space.Count);
        Assert.True(space.At(space.Count!.Value - 1).Items.ToArray().All(value => value.AsDouble() == 9));
        var config = space.At(UInt128.Parse("123456789012345678901234567890"));
        Assert.Equal("123456789012345678901234567890", string.Concat(config.Items.ToArray().Select(value => value.ToString())));
        Assert.True(space.TryIndexOf(config, out var index));
        Assert.Equal(UInt128.Parse("123456789012345678901234567890"), index);
    }

    [Fact]
    public void A_space_larger_than_2_to_the_128_is_refused_with_the_way_out()
    {
        Assert.Equal(UInt128.Parse("1" + new string('0', 38)), Digits(38).Count);
        var fault = Assert.Throws<ConfigException>(() => Digits(39));
        Assert.Equal("The space has more than 2^128 configs, more than can be numbered. Give some fields fewer choices, or hold them at one value.", fault.Message);
    }

    [Fact]
    public void A_choice_that_is_listed_twice_counts_once_and_is_named()
    {
        var space = Models.Space.With("K", 1, 3, 1, 1, 5, 3);
        Assert.Equal(Models.Space.Count / 4 * 3, space.Count);
        Assert.Equal(["K: 1 is listed more than once and counts once.", "K: 3 is listed more than once and counts once."], space.Warnings);
    }

    [Fact]
    public void Continuous_fields_are_named_where_a_grid_is_wanted()
    {
        var space = Models.Space.Replace("Opt.Rate", (_, type) => Domain.Range(new RangeSpec("0", "1", Scale.Linear, null, null, null), type));
        Assert.False(space.HasGrid);
        Assert.Null(space.Count);
        Assert.Equal(
            ["Opt.Rate is a continuous range without grid points: add Count, or use --search random"],
            space.GridProblems().Distinct());
        Assert.Empty(Models.Space.GridProblems());
    }

    [Fact]
    public void A_required_field_without_a_value_is_a_problem_until_something_gives_it_one()
    {
        var type = new ObjectType<Training>("Training", () => new(), (made, values) => new() { K = values.Pass(0, made.K), Data = values.Pass(1, made.Data) },
            ConfigTypes.Int32.Field("K").Choices(1, 2).Required(),
            ConfigTypes.String.Field("Data").Required());
        Assert.Equal(["Data has no value: it is required and neither varied nor set. Add --set Data=VALUE."], Models.SpaceOf(type).Problems());
        Assert.Empty(Models.SpaceOf(type).Set("Data", "other.csv").Problems());
        Assert.Empty(Models.SpaceOf(type).With("Data", "a", "b").Problems());
        Assert.Empty(Models.SpaceOf(type).Fix("Data", null).Problems());
    }

    [Fact]
    public void Fields_are_listed_flat_with_their_conditions_tags_and_parts()
    {
        var fields = Models.Space.Fields.Select(field
            => $"{field.Path}{(field.When is { } when ? " when " + when : "")}: {field.Type.Name} x {field.Domain.Count}{(field.IsTag ? " tag" : "")}{(field.IsPart ? " part" : "")}");
        Assert.Equal(
            [
                "K: int x 4", "Metric: Metric x 2", "Opt: Sgd or Adam x 16", "Opt.type: text x 2 part",
                "Opt.Rate when Opt=Sgd: double x 2", "Opt.Nesterov when Opt=Sgd: bool x 2",
                "Opt.Rate when Opt=Adam: double x 3", "Opt.Beta when Opt=Adam: double x 1",
                "Opt.Schedule when Opt=Adam: Constant or Cosine x 4", "Opt.Schedule.type when Opt=Adam: text x 2 part", "Opt.Schedule.Period when Opt.Schedule=Cosine: int x 3",
                "Layers.0.Width: int x 2", "Layers.0.Drop: float x 1", "Layers.1.Width: int x 2", "Layers.1.Drop: float x 1",
                "Head.Width: int x 2", "Head.Drop: float x 1", "Data: text x 1", "Sizes: list of int x 1", "Extra: dictionary of double x 1", "Extra.a: double x 1 part", "Note: text x 1 tag",
            ],
            fields);
    }

    [Fact]
    public void Presets_list_their_members_as_parts()
    {
        var space = Models.Space.With("Head", new Layer { Width = 1 }, new Layer { Width = 2 });
        Assert.Equal(["Head False", "Head.Width True", "Head.Drop True"], space.Fields.Where(field => field.Path.StartsWith("Head")).Select(field => $"{field.Path} {field.IsPart}"));
    }

    private static SearchSpace Digits(int count)
    {
        var digits = Enumerable.Range(0, 10).Select(i => Value.Of((long)i)).ToArray();
        return new(Domain.Product([.. Enumerable.Range(0, count).Select(i => ($"D{i}", Domain.Choices(digits)))]), null);
    }
}
