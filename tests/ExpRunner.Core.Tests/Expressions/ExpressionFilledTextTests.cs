using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Tests.Expressions;

public sealed class ExpressionFilledTextTests
{
    private static Value? Lookup(string name) => name switch
    {
        "Name" => Value.Of("test2"),
        "lr" => Value.Number("1e-5"),
        "x" => Value.Of(0.1 + 0.2),
        "n" => Value.Number("9007199254740993"),
        "nothing" => Value.Null,
        "m" => Value.Object(("model", Value.Of("VGG")), ("k", Value.List(Value.Of(1L), Value.Of("a")))),
        _ => null,
    };

    private static string Result(string text) => Expression.Parse(text).Evaluate(Lookup).AsText();

    [Theory]
    [InlineData("$\"{Name}/{m.model}\"", "test2/VGG")]
    [InlineData("$'{Name}-{lr}'", "test2-1e-5")]
    [InlineData("$\"\"", "")]
    [InlineData("$\"no value\"", "no value")]
    [InlineData("$\"{{{Name}}}\"", "{test2}")]
    [InlineData("$'a\\tb\\'{1}\\''", "a\tb'1'")]
    [InlineData("$\"{m['model']} {m[\"model\"]}\"", "VGG VGG")]
    [InlineData("$\"{$\"<{Name}>\"}\"", "<test2>")]
    [InlineData("$\"{ x > 0 ? 'up' : 'down' }\"", "up")]
    [InlineData("$\"{x > 0 ? 1.5 : 2:F3}\"", "1.500")]
    [InlineData("$\"{(x > 0 ? 1 : 2):D3}|{[1, 2][0]:D2}\"", "001|01")]
    [InlineData("$\"{x:F3} {x:e2} {x:G3} {x:G} {x}\"", "0.300 3.00e-001 0.3 0.30000000000000004 0.30000000000000004")]
    [InlineData("$\"{n:D} {n} {-5:D3}\"", "9007199254740993 9007199254740993 -005")]
    [InlineData("$\"{m.k} {true} {nothing}.\"", "[1,\"a\"] true .")]
    [InlineData("$\"{nothing:F3}.\"", ".")]
    [InlineData("$'{m}' + $'{1}'", """{"model":"VGG","k":[1,"a"]}1""")]
    public void Values_stand_where_their_braces_stood(string text, string expected) => Assert.Equal(expected, Result(text));

    [Theory]
    [InlineData("$\"{Name\"", 7, "has no closing")]
    [InlineData("$\"{Name", 2, "The { has no closing }.")]
    [InlineData("$\"abc", 0, "The text has no closing \".")]
    [InlineData("$\"a}b\"", 3, "write }} for the brace itself")]
    [InlineData("$\"a {} b\"", 5, "The expression is empty.")]
    [InlineData("$\"a {1 +} b\"", 8, "A value was expected, not the end of {...}.")]
    [InlineData("$\"a {1 2} b\"", 7, "'2' does not belong here; an operator or the end of {...} was expected.")]
    [InlineData("$\"a {1:X2}\"", 7, "'X2' is no format")]
    [InlineData("$\"a {1:F99}\"", 7, "'F99' is no format")]
    [InlineData("$\"a {1:}\"", 7, "'' is no format")]
    [InlineData("$\"a {1:F2\"", 4, "The { has no closing }.")]
    [InlineData("$\"{(1}\"", 5, "'}' has no meaning here")]
    [InlineData("$ \"a\"", 0, "$\"...{name}...\"")]
    public void A_slip_in_the_text_is_shown_at_its_place(string text, int position, string reason)
    {
        var fault = Assert.Throws<ExpressionException>(() => Expression.Parse(text));

        Assert.Equal(position, fault.Position);
        Assert.Contains(reason, fault.Reason);
    }

    [Theory]
    [InlineData("'a' + $\"b {Name} {1 + missing}\"", 22, "Unknown name 'missing'.")]
    [InlineData("$\"{Name:F2}\"", 3, "The format F2 needs a number, not the text 'test2'.")]
    [InlineData("$\"{1 / 2:D2}\"", 5, "The format D2 is for whole numbers, not the number 0.5.")]
    public void A_value_that_does_not_fit_is_shown_at_its_place_in_the_whole(string text, int position, string reason)
    {
        var fault = Assert.Throws<ExpressionException>(() => Result(text));

        Assert.Equal((position, reason), (fault.Position, fault.Reason));
    }

    [Fact]
    public void Names_in_braces_count_as_names()
        => Assert.Equal(["Name", "m.model", "lr"], Expression.Parse("$\"{Name}{m.model:F1}\" == $'{$'{lr}'}'").Paths);

    [Theory]
    [InlineData("$'{", "}'")]
    [InlineData("$'{[", "]}'")]
    public void Deep_nesting_is_a_clean_error(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));

        Assert.Contains("nested more than 200 levels", Assert.Throws<ExpressionException>(() => Expression.Parse(text)).Message);
    }
}
