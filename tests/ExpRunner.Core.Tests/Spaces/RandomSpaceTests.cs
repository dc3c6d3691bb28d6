using ExpRunner.Searching;
using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

public sealed class RandomSpaceTests
{
    private const int Spaces = 400;
    private const int Most = 300;

    [Fact]
    public void In_any_space_index_and_config_name_each_other()
        => Each((seed, domain) =>
        {
            var seen = new HashSet<string>();
            foreach (var index in Indices(domain))
            {
                var config = domain.At(index);
                Assert.True(domain.TryIndexOf(Value.ParseJson(config.ToCanonicalJson()), out var found), $"seed {seed}, index {index}: {config.ToJson()}");
                Assert.Equal(index, found);
                Assert.True(seen.Add(config.ToCanonicalJson()), $"seed {seed}, index {index}: {config.ToJson()} is there twice.");
            }
        });

    [Fact]
    public void Any_space_survives_its_JSON()
        => Each((seed, domain) =>
        {
            var read = Domain.FromJson(Value.ParseJson(domain.ToJson().ToJson()));
            Assert.Equal(domain.Count, read.Count);
            Assert.Equal(domain.ToJson().ToJson(), read.ToJson().ToJson());
            Assert.All(Indices(domain), index => Assert.Equal(domain.At(index).ToJson(), read.At(index).ToJson()));
        });

    [Fact]
    public void A_draw_from_any_space_is_one_of_its_configs()
        => Each((seed, domain) =>
        {
            var random = new TrialRandom(seed);
            for (var i = 0; i < 5; i++)
            {
                Assert.True(domain.TryIndexOf(domain.Draw(random), out _));
            }
        });

    [Fact]
    public void A_random_search_of_any_space_proposes_each_config_once()
        => Each((seed, domain) =>
        {
            if (domain.Count > Most)
            {
                return;
            }
            var search = new RandomSearch(new SearchSpace(domain, null), seed);
            var proposed = new HashSet<string>();
            while (search.TryAsk(out var proposal))
            {
                Assert.True(proposed.Add(proposal.Config.ToCanonicalJson()));
            }
            Assert.Equal((int)domain.Count!.Value, proposed.Count);
        });

    private static void Each(Action<ulong, Domain> check)
    {
        for (ulong seed = 0; seed < Spaces; seed++)
        {
            check(seed, RandomSpaces.Object(new TrialRandom(seed), 3));
        }
    }

    private static IEnumerable<UInt128> Indices(Domain domain)
    {
        var count = domain.Count!.Value;
        for (UInt128 i = 0; i < UInt128.Min(count, Most); i++)
        {
            yield return count <= Most ? i : count / Most * i;
        }
    }
}
