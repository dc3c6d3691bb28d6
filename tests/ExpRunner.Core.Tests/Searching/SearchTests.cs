using ExpRunner.Searching;
using ExpRunner.Spaces;
using ExpRunner.Tests.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Searching;

public sealed class SearchTests
{
    [Fact]
    public void A_grid_goes_through_the_space_in_order_and_ends()
    {
        var proposals = Ask(new GridSearch(Small));
        Assert.Equal(["0 0 a1", "1 1 a2", "2 2 b1", "3 3 b2"], proposals.Select(Text));
    }

    [Fact]
    public void A_grid_may_start_later_and_keeps_its_ids()
        => Assert.Equal(["2 0 b1", "3 1 b2"], Ask(new GridSearch(Small, start: 2)).Select(Text));

    [Fact]
    public void A_shuffled_grid_has_the_same_ids_for_the_same_configs()
    {
        var shuffled = Ask(new GridSearch(Models.Space, order: new ShuffledOrder(1024, 5)));
        Assert.False(shuffled.Select(proposal => proposal.Id).SequenceEqual(shuffled.Select(proposal => proposal.Id).Order()));
        Assert.Equal(Ask(new GridSearch(Models.Space)).Select(Json), shuffled.OrderBy(proposal => proposal.Id).Select(Json));
    }

    [Fact]
    public void A_continuous_space_has_no_grid_and_the_message_names_the_field()
        => Assert.Equal(
            "Ridge is a continuous range without grid points: add Count, or use --search random",
            Assert.Throws<ConfigException>(() => new GridSearch(Continuous)).Message);

    [Fact]
    public void Random_draws_of_choices_are_the_whole_space_each_once_and_do_not_depend_on_how_many_are_asked()
    {
        var all = Ask(new RandomSearch(Discrete, 9));
        Assert.Equal(768, all.Select(proposal => proposal.Config.ToCanonicalJson()).Distinct().Count());
        Assert.Equal(all.Take(10).Select(Json), Ask(new RandomSearch(Discrete, 9).Take(10)).Select(Json));
        Assert.Equal(all.Skip(100).Select(Json), Ask(new RandomSearch(Discrete, 9, start: 100)).Select(Json));
        Assert.False(all.Select(Json).SequenceEqual(Ask(new RandomSearch(Discrete, 10)).Select(Json)));
    }

    [Fact]
    public void A_draw_and_its_index_name_each_other()
    {
        var search = new RandomSearch(Discrete, 9);
        for (UInt128 draw = 0; draw < 768; draw++)
        {
            var index = search.IndexOfDraw(draw);
            Assert.Equal(draw, search.DrawOfIndex(index));
            Assert.Equal(Discrete.At(index).ToJson(), search.ConfigOf(draw).ToJson());
        }
    }

    [Fact]
    public void Draws_from_a_continuous_space_never_end_and_depend_on_seed_and_number_alone()
    {
        var search = new RandomSearch(Continuous, 4);
        Assert.Null(search.Total);
        var first = Ask(search.Take(1000));
        Assert.Equal(1000, first.Count);
        Assert.Equal(Json(first[700]), new RandomSearch(Continuous, 4).ConfigOf(700).ToJson());
        Assert.Equal(Json(first[700]), Json(Ask(new RandomSearch(Continuous, 4, start: 700).Take(1))[0]));
        Assert.NotEqual(Json(first[700]), new RandomSearch(Continuous, 5).ConfigOf(700).ToJson());
        Assert.Equal(1000, first.Select(proposal => proposal.Config.ToCanonicalJson()).Distinct().Count());
        Assert.Equal("Draws from continuous ranges have no index.", Assert.Throws<InvalidOperationException>(() => search.IndexOfDraw(0)).Message);
    }

    [Fact]
    public void In_a_space_with_alternatives_and_a_continuous_field_each_alternative_is_drawn_equally_often()
    {
        var range = Domain.Range(new RangeSpec("0", "1", Scale.Linear, null, null, null), ConfigTypes.Double);
        var space = new SearchSpace(Domain.Product([("Opt", Domain.Alternatives([("A", Domain.Product([("x", range)])), ("B", Domain.Product([]))]))]), null);
        var draws = Ask(new RandomSearch(space, 1).Take(10_000));
        Assert.InRange(draws.Count(proposal => proposal.Config.ToJson().Contains("\"A\"")), 4_800, 5_200);
    }

    [Fact]
    public void Listed_configs_keep_their_order_and_equal_ones_run_once()
    {
        Value[] listed = [Config("b", 1), Config("a", 2), Value.ParseJson("""{"Y":1.0,"X":"b"}"""), Config("a", 1)];
        Assert.Equal(["0 0 b1", "1 1 a2", "2 2 a1"], Ask(new ListedSearch(listed)).Select(Text));
    }

    [Fact]
    public void A_condition_leaves_configs_out_and_keeps_the_ids_of_the_others()
    {
        var search = new GridSearch(Small).Where(config => config.TryGet("Y", out var y) && y.AsDouble() == 2);
        Assert.Equal(["1 0 a2", "3 1 b2"], Ask(search).Select(Text));
    }

    [Fact]
    public void A_condition_that_nothing_satisfies_ends_or_says_so()
    {
        Assert.Empty(Ask(new GridSearch(Small).Where(_ => false)));
        var fault = Assert.Throws<ConfigException>(() => new RandomSearch(Continuous, 1).Where(_ => false).TryAsk(out _));
        Assert.Equal("None of 1000000 configs in a row satisfied the constraints. Narrow the space so that more of it does.", fault.Message);
    }

    [Fact]
    public void Searches_that_do_not_learn_take_scores_in_any_order()
    {
        var search = new GridSearch(Small).Where(_ => true).Take(2);
        search.Tell(3, new TrialScore(true, new Dictionary<string, double> { ["Accuracy"] = 1 }));
        Assert.Equal(2, Ask(search).Count);
        Assert.Equal("a2", Text(new(0, 0, search.ConfigOf(1)))[4..]);
    }

    [Fact]
    public void A_limit_above_the_size_is_the_size()
    {
        Assert.Equal((UInt128)4, new RandomSearch(Small, 1).Take(99).Total);
        Assert.Equal((UInt128)3, new RandomSearch(Small, 1).Take(3).Total);
    }

    [Fact]
    public void Configs_are_counted_exactly_up_to_a_million_and_bounded_above()
    {
        Func<Value, bool> odd = config => config.Items[^1].AsDouble() % 2 == 1;
        Assert.Equal("2", SpaceCount.Of(Small, odd).ToString());
        Assert.Equal("4", SpaceCount.Of(Small, null).ToString());
        var large = new SearchSpace(Domain.Product([("i", Domain.Range(new RangeSpec("0", "5e6", Scale.Linear, "1", null, null), ConfigTypes.Int32))]), null);
        Assert.Equal("at most 5,000,000", SpaceCount.Of(large, odd).ToString());
        Assert.Equal("5,000,000", SpaceCount.Of(large, null).ToString());
        Assert.Equal("any number of", SpaceCount.Of(Continuous, odd).ToString());
    }

    /// <summary>4 K x 2 Metric x (4 Sgd + 8 Adam) x 2 x 2 Layers x 2 Head.</summary>
    private static SearchSpace Discrete { get; } = Models.Space.With("Opt.Rate", 0.5, 0.25);

    private static SearchSpace Small { get; } = new(Domain.Product([
        ("X", Domain.Choices([Value.Of("a"), Value.Of("b")])), ("Y", Domain.Choices([Value.Of(1L), Value.Of(2L)]))]), null);

    private static SearchSpace Continuous { get; } = new(Domain.Product([
        ("K", Domain.Choices([Value.Of(1L), Value.Of(2L)])),
        ("Ridge", Domain.Range(new RangeSpec("1e-4", "1e-1", Scale.Log, null, null, null), ConfigTypes.Double))]), null);

    private static List<Proposal> Ask(Search search)
    {
        var proposals = new List<Proposal>();
        while (search.TryAsk(out var proposal))
        {
            proposals.Add(proposal);
        }
        return proposals;
    }

    private static Value Config(string x, long y) => Value.Object(("X", Value.Of(x)), ("Y", Value.Of(y)));

    private static string Json(Proposal proposal) => proposal.Config.ToJson();

    private static string Text(Proposal proposal) => $"{proposal.Id} {proposal.Position} {string.Concat(proposal.Config.Items.ToArray().Select(value => value.ToString()))}";
}
