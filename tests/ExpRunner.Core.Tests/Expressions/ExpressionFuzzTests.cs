using System.Globalization;
using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Tests.Expressions;

/// <summary>
/// A million random texts are evaluated or refused at a place in them, and nothing else happens. <c>EXPRUN_FUZZ=50000000</c> in the environment
/// tries that many instead; every run of the same number tries the same ones.
/// </summary>
public sealed class ExpressionFuzzTests
{
    private const int UsualCount = 1_000_000;
    private const int Portion = 10_000;

    private static readonly Value Deep = Enumerable.Range(0, 300).Aggregate(Value.Of(1L), (value, _) => Value.List(value, Value.Of(2L)));

    private static readonly Dictionary<string, Value> Names = new()
    {
        ["K"] = Value.Of(3L),
        ["lr"] = Value.Number("1e-5"),
        ["Opt"] = Value.Object(("lr", Value.Of(1.5)), ("none", Value.Null)),
        ["list"] = Value.List(Value.Of(1L), Value.Of("a"), Value.Of(2.5)),
        ["text"] = Value.Of("some text"),
        ["flag"] = Value.Of(true),
        ["nothing"] = Value.Null,
        ["nan"] = Value.Of(double.NaN),
        ["big"] = Value.Number("9007199254740993"),
        ["deep"] = Deep,
        ["q r"] = Value.List(Value.List(Value.Of(2L)), Value.Of(false)),
    };

    [Fact]
    public void Random_texts_are_evaluated_or_refused_at_a_place_and_nothing_else()
    {
        var count = long.Parse(Environment.GetEnvironmentVariable("EXPRUN_FUZZ") ?? UsualCount.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var evaluated = 0L;

        Parallel.For(0, (count + Portion - 1) / Portion, portion => Interlocked.Add(ref evaluated, Try((int)portion, (int)Math.Min(Portion, count - (portion * Portion)))));

        Assert.InRange(evaluated, count / 10, count * 9 / 10);
    }

    [Fact]
    public void Random_characters_are_evaluated_or_refused_and_nothing_else()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            Try(new string([.. Enumerable.Range(0, random.Next(0, 20)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 65536))]));
        }
    }

    private static int Try(int seed, int count)
    {
        var maker = new ExpressionMaker(new Random(seed));
        var evaluated = 0;
        for (var i = 0; i < count; i++)
        {
            var text = maker.Next();
            try
            {
                evaluated += Try(text) ? 1 : 0;
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"{seed}/{i}: {text}", fault);
            }
        }
        return evaluated;
    }

    /// <summary>Whether it is evaluated leniently; the same each time, and the same as strictly where that gives a value.</summary>
    private static bool Try(string text)
    {
        if (Outcome(text, () => Expression.Parse(text), out var expression) is not null)
        {
            return false;
        }
        var reason = Outcome(text, () => expression!.Evaluate(new Scope(false)).ToJson(), out var value);
        Assert.Equal(reason, Outcome(text, () => expression!.Evaluate(new Scope(false)).ToJson(), out var again));
        Assert.Equal(value, again);
        if (Outcome(text, () => expression!.Evaluate(new Scope(true)).ToJson(), out var strict) is null)
        {
            Assert.Equal(strict, value);
        }
        return reason is null;
    }

    private static string? Outcome<T>(string text, Func<T> compute, out T? result)
    {
        try
        {
            result = compute();
            return null;
        }
        catch (ExpressionException fault)
        {
            Assert.InRange(fault.Position, 0, text.Length);
            Assert.NotEmpty(fault.Reason);
            result = default;
            return fault.Message;
        }
    }

    private sealed class Scope(bool isStrict) : ExpressionScope, IExpressionTable
    {
        public override bool IsStrict => isStrict;

        public int Count => 2;

        public override Value? Find(string name) => Names.TryGetValue(name, out var value) ? value : null;

        public override IExpressionTable? Table(string name) => name == "E" ? this : null;

        public Value At(int index) => Value.Object(("x", Value.Of((long)index)));

        public Value? Find(string name, out string hint)
        {
            hint = "";
            return name == "a" ? At(0) : null;
        }
    }
}
