using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Tests.Expressions;

public sealed class ExpressionStrictTests
{
    [Theory]
    [InlineData("Opt.momentun", 3, "There is no member 'momentun'. Did you mean 'momentum'?")]
    [InlineData("Opt.zzzz", 3, "There is no member 'zzzz'; there are lr, momentum.")]
    [InlineData("Opt['zzzz']", 3, "There is no member 'zzzz'; there are lr, momentum.")]
    [InlineData("nothing.x", 7, "'x' is looked up in null, which has no members.")]
    [InlineData("nothing[0]", 7, "Only lists and objects have an index, not null.")]
    [InlineData("List[nothing]", 4, "The index of a list needs a number, not null.")]
    [InlineData("1 + nothing", 2, "'+' needs two numbers, not the number 1 and null.")]
    [InlineData("'a' + nothing", 4, "'+' needs two numbers, not the text 'a' and null.")]
    [InlineData("-nothing", 0, "'-' needs a number, not null.")]
    [InlineData("nothing < 1", 8, "Null and the number 1 have no order; only two numbers or two texts can be compared with < and >.")]
    [InlineData("1 in nothing", 2, "'in' needs a list on its right, not null.")]
    [InlineData("nothing ? 1 : 2", 0, "True or false was expected here, not null.")]
    [InlineData("sqrt(nothing)", 0, "Argument 1 of sqrt(x) is null.")]
    [InlineData("sum([1, nothing])", 0, "sum needs a number, not null.")]
    [InlineData("1 / 0", 2, "Division by zero.")]
    [InlineData("1 % 0", 2, "Division by zero.")]
    [InlineData("1e308 * 10", 6, "The result of '*' is beyond the range of numbers here (about 1.8e308).")]
    [InlineData("(-8) ** 0.5", 5, "The result of '**' is not a number here.")]
    [InlineData("sqrt(-1)", 0, "The result of sqrt is not a number here.")]
    [InlineData("exp(1000)", 0, "The result of exp is beyond the range of numbers here (about 1.8e308).")]
    [InlineData("sum([1e308, 1e308])", 0, "The result of sum is beyond the range of numbers here (about 1.8e308).")]
    [InlineData("log(0)", 0, "The result of log is beyond the range of numbers here (about 1.8e308).")]
    public void What_lacks_and_what_is_not_finite_is_a_fault(string text, int position, string reason)
    {
        var fault = Assert.Throws<ExpressionException>(() => Expression.Parse(text).Evaluate(new Strict()));

        Assert.Equal((position, reason), (fault.Position, fault.Reason));
    }

    [Theory]
    [InlineData("Opt.lr * 2", "0.5")]
    [InlineData("nothing == null", "true")]
    [InlineData("coalesce(nothing, 4)", "4")]
    [InlineData("nothing", "null")]
    [InlineData("isnan(nan + 1)", "true")]
    [InlineData("inf / 2", "\"Infinity\"")]
    [InlineData("false && nothing.x", "false")]
    public void What_is_there_is_computed_as_ever(string text, string json)
        => Assert.Equal(json, Expression.Parse(text).Evaluate(new Strict()).ToJson());

    private sealed class Strict : ExpressionScope
    {
        public override bool IsStrict => true;

        public override Value? Find(string name) => name switch
        {
            "nothing" => Value.Null,
            "nan" => Value.Of(double.NaN),
            "inf" => Value.Of(double.PositiveInfinity),
            "List" => Value.List(Value.Of(1L)),
            "Opt" => Value.Object(("lr", Value.Of(0.25)), ("momentum", Value.Of(0.9))),
            _ => null,
        };
    }
}
