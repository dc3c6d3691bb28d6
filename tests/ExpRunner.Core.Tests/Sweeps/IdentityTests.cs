using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Sweeps;

/// <summary>
/// The expected numbers come from another implementation, Python's hashlib:
/// <c>hashlib.sha256('key\nKnnExperiment\n{"K":3,"Metric":"Euclidean"}\n0\n2'.encode()).hexdigest()[:32]</c>, and so on.
/// </summary>
public sealed class IdentityTests
{
    private const string Config = "{\"K\":3,\"Metric\":\"Euclidean\"}";

    [Fact]
    public void A_key_is_the_head_of_a_SHA_256_that_anybody_can_compute()
        => Assert.Equal("674a73ca5e5ffc137dffbb2356b989b8", Identity.ToText(Identity.KeyOf("KnnExperiment", Config, 0, 2)));

    [Fact]
    public void Seeds_are_too()
    {
        Assert.Equal(156103045321541098ul, Identity.SeedOf(Config, 0, 2));
        Assert.Equal(2439503333712151018ul, Identity.SharedSeedOf(42, 7));
    }

    [Fact]
    public void A_seed_does_not_depend_on_the_name_of_the_experiment_but_a_key_does()
        => Assert.NotEqual(Identity.KeyOf("A", Config, 0, 0), Identity.KeyOf("B", Config, 0, 0));

    [Fact]
    public void The_order_and_the_spelling_of_fields_change_nothing()
    {
        var one = new Trial(0, Value.ParseJson("{\"Rate\":1e-5,\"K\":3}"));
        var other = new Trial(7, Value.ParseJson("{\"K\":3.0,\"Rate\":0.00001}"));

        Assert.Equal(one.Canonical, other.Canonical);
    }
}
