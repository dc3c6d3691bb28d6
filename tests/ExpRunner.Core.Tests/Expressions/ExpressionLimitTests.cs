using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Tests.Expressions;

public sealed class ExpressionLimitTests
{
    private static readonly Value Deep = Enumerable.Range(0, 10_000).Aggregate(Value.Of(1L), (value, _) => Value.List(value));
    private static readonly Value DeepObject = Enumerable.Range(0, 10_000).Aggregate(Value.Of(1L), (value, _) => Value.Object(("x", value)));
    private static readonly Value Wide = Enumerable.Range(0, 60).Aggregate(Value.Of("ab"), (value, _) => Value.List(value, value));

    private static readonly Value Numbers = Enumerable.Range(0, 60).Aggregate(Value.Of(1L), (value, _) => Value.List(value, value));

    private static Value? Lookup(string name) => name switch
    {
        "deep" => Deep,
        "object" => DeepObject,
        "wide" => Wide,
        "numbers" => Numbers,
        "a" => Value.Of(new string('a', 500_000)),
        _ => null,
    };

    [Theory]
    [InlineData("deep", 0)]
    [InlineData("object", 0)]
    [InlineData("[1, deep]", 0)]
    [InlineData("deep == deep[0]", 5)]
    [InlineData("object == object", 7)]
    [InlineData("deep[0] in [deep]", 8)]
    [InlineData("count([deep], deep)", 0)]
    [InlineData("sum(deep)", 0)]
    [InlineData("$'{deep}'", 3)]
    [InlineData("text(object)", 0)]
    public void A_value_that_is_10000_deep_is_an_error(string text, int position) => Refused(text, position, "The value is nested more than 200 levels deep.");

    [Theory]
    [InlineData("range(1e7)", 0, "longer than 1000000 items")]
    [InlineData("range(0, 1, 1e-9)", 0, "longer than 1000000 items")]
    [InlineData("range(-1e308, 1e308)", 0, "longer than 1000000 items")]
    [InlineData("linspace(0, 1, 1e9)", 0, "longer than 1000000 items")]
    [InlineData("concat(range(600000), range(600000))", 0, "longer than 1000000 items")]
    [InlineData("repeat(range(1000), 1001)", 0, "longer than 1000000 items")]
    [InlineData("repeat('ab', 1e300)", 0, "longer than 1000000 characters")]
    [InlineData("repeat('', 1e300)", -1, "")]
    [InlineData("padleft('a', 1e7)", 0, "longer than 1000000 characters")]
    [InlineData("padleft('a', 1e300)", 0, "longer than 1000000 characters")]
    [InlineData("replace(a, 'a', 'bbbb')", 0, "longer than 1000000 characters")]
    [InlineData("join(repeat([a], 100), '')", 0, "longer than 1000000 characters")]
    [InlineData("$'{a}{a}{a}'", 0, "longer than 1000000 characters")]
    [InlineData("a + a + a", 6, "longer than 1000000 characters")]
    public void What_is_built_has_a_bound(string text, int position, string reason) => Refused(text, position, reason);

    [Theory]
    [InlineData("wide")]
    [InlineData("wide == wide")]
    [InlineData("sum(numbers)")]
    [InlineData("text(wide)")]
    [InlineData("contains(a + 'b', a + 'c')", false)]
    [InlineData("contains(a, slice(a, 0, 250000) + 'b')")]
    [InlineData("split(a, slice(a, 0, 250000) + 'b')")]
    [InlineData("repeat([a], 1000)")]
    public void Work_has_a_bound(string text, bool isTooMuch = true)
    {
        if (isTooMuch)
        {
            Refused(text, null, "steps");
        }
        else
        {
            Expression.Parse(text).Evaluate(Lookup);
        }
    }

    [Fact]
    public void Many_operations_on_much_are_too_much()
        => Refused("[" + string.Join(",", Enumerable.Repeat("len(sort(range(100000)))", 300)) + "]", null, "steps");

    private static void Refused(string text, int? position, string reason)
    {
        if (position == -1)
        {
            Assert.Equal("\"\"", Expression.Parse(text).Evaluate(Lookup).ToJson());
            return;
        }
        var fault = Assert.Throws<ExpressionException>(() => Expression.Parse(text).Evaluate(Lookup));
        Assert.Contains(reason, fault.Reason);
        Assert.Equal(position ?? fault.Position, fault.Position);
    }
}
