using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly Value Row = Value.ParseJson("""
        {"K":3,"lr":1e-5,"Metric":"Euclidean","Seed":9007199254740993,"Flag":true,"Nothing":null,"learning-rate":0.1,
         "Opt":{"lr":0.25,"in":7},"scores":{"Accuracy":[0.5,0.75],"mean_Accuracy":0.625},"in":1}
        """);

    private static Value? Lookup(string name) => name switch
    {
        "nan" => Value.Of(double.NaN),
        _ => Row.TryGet(name, out var value) ? value : null,
    };

    private static string Result(string text) => Expression.Parse(text).Evaluate(Lookup).ToJson();

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("7 - 2 - 1", "4")]
    [InlineData("12 / 4 / 3", "1")]
    [InlineData("7 % 4", "3")]
    [InlineData("-7 % 4", "-3")]
    [InlineData("2 ** 3 ** 2", "512")]
    [InlineData("-2 ** 2", "-4")]
    [InlineData("2 ** -1", "0.5")]
    [InlineData("-(+K)", "-3")]
    [InlineData("1 / 0", "\"Infinity\"")]
    [InlineData(".5 + 1e-1", "0.6")]
    [InlineData("lr", "1e-5")]
    public void Numbers_are_computed_with_the_usual_precedence(string text, string json) => Assert.Equal(json, Result(text));

    [Theory]
    [InlineData("K == 3", "true")]
    [InlineData("lr == 0.00001", "true")]
    [InlineData("K != 3.0", "false")]
    [InlineData("K < 5 && lr > 1e-6", "true")]
    [InlineData("K >= 3 and not K > 3", "true")]
    [InlineData("!Flag || K == 1 or Flag", "true")]
    [InlineData("not K in [1, 2]", "true")]
    [InlineData("K not in [1, 2]", "true")]
    [InlineData("K in [1, 3]", "true")]
    [InlineData("'Euclidean' in [Metric]", "true")]
    [InlineData("Metric == 'Euclidean'", "true")]
    [InlineData("Metric == 'euclidean'", "false")]
    [InlineData("'B' < 'a'", "true")]
    [InlineData("K == '3'", "false")]
    [InlineData("Flag == 1", "false")]
    [InlineData("Flag ? 'yes' : 'no'", "\"yes\"")]
    [InlineData("K > 9 ? 1 : K > 2 ? 2 : 3", "2")]
    [InlineData("[1, [2, 'x']] == [1.0, [2, 'x']]", "true")]
    [InlineData("[1] == [1, 2]", "false")]
    [InlineData("Opt == Opt", "true")]
    public void Values_are_compared_by_what_they_mean(string text, string json) => Assert.Equal(json, Result(text));

    [Theory]
    [InlineData("Nothing == null", "true")]
    [InlineData("Nothing == 0", "false")]
    [InlineData("Nothing < 1", "false")]
    [InlineData("Nothing >= 1", "false")]
    [InlineData("Nothing + 1", "null")]
    [InlineData("-Nothing", "null")]
    [InlineData("Opt.momentum == null", "true")]
    [InlineData("Nothing.anything[0]", "null")]
    [InlineData("Nothing && true", "false")]
    [InlineData("!Nothing", "true")]
    [InlineData("1 in Nothing", "false")]
    [InlineData("coalesce(Nothing, Opt.momentum, 4)", "4")]
    [InlineData("coalesce(Nothing)", "null")]
    public void Null_equals_only_null_and_passes_through(string text, string json) => Assert.Equal(json, Result(text));

    [Theory]
    [InlineData("nan == nan", "false")]
    [InlineData("nan != nan", "true")]
    [InlineData("nan < 1", "false")]
    [InlineData("isnan(nan)", "true")]
    [InlineData("isnan('nan')", "false")]
    [InlineData("sqrt(-1) > 0 || isnan(sqrt(-1))", "true")]
    public void Not_a_number_equals_nothing(string text, string json) => Assert.Equal(json, Result(text));

    [Theory]
    [InlineData("Seed == 9007199254740993", "true")]
    [InlineData("Seed == 9007199254740992", "false")]
    [InlineData("Seed > 9007199254740992", "true")]
    public void Whole_numbers_beyond_a_double_are_compared_exactly(string text, string json) => Assert.Equal(json, Result(text));

    [Theory]
    [InlineData("Opt.lr", "0.25")]
    [InlineData("Opt['lr']", "0.25")]
    [InlineData("Opt.in", "7")]
    [InlineData("`in` + 1", "2")]
    [InlineData("`learning-rate`", "0.1")]
    [InlineData("scores.Accuracy[0]", "0.5")]
    [InlineData("scores.Accuracy[-1]", "0.75")]
    [InlineData("scores.mean_Accuracy > .6", "true")]
    [InlineData("[1, 2, 3][K - 2]", "2")]
    [InlineData("[]", "[]")]
    public void Members_and_indexes_reach_into_values(string text, string json) => Assert.Equal(json, Result(text));

    [Theory]
    [InlineData("'it''s'", null)]
    [InlineData(@"'it\'s'", "it's")]
    [InlineData(@"""a\tb\n\\\u00e9""", "a\tb\n\\é")]
    [InlineData("'K=' + K + ' ' + Flag", "K=3 true")]
    [InlineData("upper('ab') + lower('CD')", "ABcd")]
    public void Text_is_quoted_escaped_and_joined(string text, string? expected)
    {
        if (expected is null)
        {
            Assert.Throws<ExpressionException>(() => Result(text));
            return;
        }
        Assert.Equal(expected, Expression.Parse(text).Evaluate(Lookup).AsText());
    }

    [Theory]
    [InlineData("abs(-2)", "2")]
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max([3, 9], 4)", "9")]
    [InlineData("min([])", "null")]
    [InlineData("sum([1, 2, null])", "3")]
    [InlineData("mean(scores.Accuracy)", "0.625")]
    [InlineData("mean([])", "null")]
    [InlineData("round(2.5)", "3")]
    [InlineData("round(-2.345, 2)", "-2.35")]
    [InlineData("floor(-1.5)", "-2")]
    [InlineData("ceil(1.2)", "2")]
    [InlineData("sqrt(9) + exp(0) + log(1) + log2(8) + log10(1000)", "10")]
    [InlineData("pow(2, 10)", "1024")]
    [InlineData("len('añ😀')", "3")]
    [InlineData("len([1, 2])", "2")]
    [InlineData("contains(Metric, 'clid')", "true")]
    [InlineData("contains([1, 2], 2)", "true")]
    [InlineData("startswith(Metric, 'Eu') && endswith(Metric, 'an')", "true")]
    [InlineData("startswith(Nothing, 'Eu')", "null")]
    public void Functions_do_what_their_page_says(string text, string json) => Assert.Equal(json, Result(text));

    [Fact]
    public void Names_are_the_roots_and_paths_are_whole()
    {
        var expression = Expression.Parse("Opt.lr > 1 && scores['mean_Accuracy'] > Opt.beta && `a.b` == K && K in [lr]");

        Assert.Equal(["Opt", "scores", "a.b", "K", "lr"], expression.Names);
        Assert.Equal(["Opt.lr", "scores.mean_Accuracy", "Opt.beta", "a.b", "K", "lr"], expression.Paths);
    }

    [Fact]
    public void A_condition_is_true_or_not_and_null_is_not()
    {
        Assert.True(Expression.Parse("K == 3").IsTrue(Lookup));
        Assert.False(Expression.Parse("Nothing").IsTrue(Lookup));
        Assert.Contains("the number 3", Assert.Throws<ExpressionException>(() => Expression.Parse("K").IsTrue(Lookup)).Message);
    }

    [Fact]
    public void A_long_row_of_operators_and_deep_nesting_fit_a_small_stack()
    {
        var text = string.Join(" + ", Enumerable.Repeat("1", 20_000)) + " + " + string.Concat(Enumerable.Repeat("abs(", 190)) + "1" + new string(')', 190);
        var result = Value.Null;

        var thread = new Thread(() => result = Expression.Parse(text).Evaluate(Lookup), 512 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(Value.Of(20_001L), result);
    }
}
