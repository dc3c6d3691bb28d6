using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Tests.Expressions;

public sealed class ExpressionFuzzTests
{
    private static readonly string[] Pieces =
    [
        "K", "lr", "Opt", ".", "x", "1", "-1", "0.5", "1e-5", "9007199254740993", "'a'", "\"b\"", "`q r`", "true", "null", "+", "-", "*", "/", "%", "**",
        "==", "!=", "<", "<=", ">", ">=", "in", "not", "and", "or", "&&", "||", "!", "?", ":", "(", ")", "[", "]", ",", " ", "min", "max(", "round(",
        "len(", "coalesce(", "mean(", "contains(", "\\", "'", "é", "\ud800", "\0", "\n", "1e999", "=", "$", "#", "isnan(",
    ];

    private static readonly Value[] Values =
    [
        Value.Null, Value.Of(true), Value.Of(3L), Value.Of(double.NaN), Value.Of("text"), Value.List(Value.Of(1L), Value.Of("a")),
        Value.Object(("x", Value.Of(1.5)), ("y", Value.Null)),
    ];

    [Fact]
    public void Random_pieces_are_evaluated_or_refused_and_nothing_else()
    {
        var random = new Random(20240501);
        var evaluated = 0;
        for (var i = 0; i < 60_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            evaluated += IsEvaluated(text, random) ? 1 : 0;
        }
        Assert.InRange(evaluated, 500, 59_000);
    }

    [Fact]
    public void Random_characters_are_evaluated_or_refused_and_nothing_else()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 20)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 65536))]);
            IsEvaluated(text, random);
        }
    }

    private static bool IsEvaluated(string text, Random random)
    {
        try
        {
            _ = Expression.Parse(text).Evaluate(_ => Values[random.Next(Values.Length)]);
            return true;
        }
        catch (ExpressionException fault)
        {
            Assert.InRange(fault.Position, 0, text.Length);
            return false;
        }
    }
}
