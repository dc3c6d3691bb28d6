using ExpRunner.Spaces;
using ExpRunner.Values;

namespace ExpRunner.Tests.Spaces;

public sealed class ValueIdentityTests
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "0.0", "1", "1.0", "1e0", "10e-1", "0.1", "1e-1", "0.1000000000000000055511151231257827", "0.10000000000000001",
        "9007199254740992", "9007199254740993", "9007199254740993.0", "123456789012345678901234567890", "1.23456789012345678901234567890e29",
        "5e-324", "4e-324", "4.9e-324", "1e-320", "1.0000e-320", "1e400", "1e401", "NaN", "Infinity", "-1", "1.5", "3", "0.3333333333333333", "0.33333333333333331",
    ];

    [Fact]
    public void Numbers_are_compared_as_identity_compares_them()
    {
        var values = Numbers.Select(Value.Number).Concat(Numbers.Select(text => Value.Of(Value.Number(text).AsDouble()))).ToArray();
        foreach (var left in values)
        {
            foreach (var right in values)
            {
                var same = left.ToCanonicalJson() == right.ToCanonicalJson();
                Assert.True(ValueIdentity.Comparer.Equals(left, right) == same, $"{left} and {right}");
                Assert.True(!same || ValueIdentity.Comparer.GetHashCode(left) == ValueIdentity.Comparer.GetHashCode(right), $"{left} and {right}");
            }
        }
    }

    [Fact]
    public void Other_values_are_compared_by_meaning_too()
    {
        Assert.True(ValueIdentity.Comparer.Equals(Value.ParseJson("""{"a":1.0,"b":[2]}"""), Value.ParseJson("""{"b":[2e0],"a":1}""")));
        Assert.False(ValueIdentity.Comparer.Equals(Value.Of("1"), Value.Of(1)));
        Assert.False(ValueIdentity.Comparer.Equals(Value.Null, Value.Of(0)));
    }
}
