using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Tests.Expressions;

public sealed class ExpressionErrorTests
{
    private static readonly string[] Known = ["K", "lr", "Metric", "Opt.lr", "Opt.momentum", "scores", "scores.mean_Accuracy", "Extra"];

    private static Value? Lookup(string name) => name switch
    {
        "K" => Value.Of(3L),
        "Metric" => Value.Of("Euclidean"),
        "List" => Value.List(Value.Of(1L)),
        _ => null,
    };

    [Theory]
    [InlineData("", 0, "empty")]
    [InlineData("   ", 3, "empty")]
    [InlineData("K = 3", 2, "write ==")]
    [InlineData("K & 3", 2, "&&")]
    [InlineData("K | 3", 2, "||")]
    [InlineData("K ^ 3", 2, "**")]
    [InlineData("${K}", 0, "'$' has no meaning")]
    [InlineData("(K", 2, "')' was expected")]
    [InlineData("[1, 2", 5, "',' was expected")]
    [InlineData("K)", 1, "')' does not belong here")]
    [InlineData("K +", 3, "A value was expected, not the end")]
    [InlineData("K + * 2", 4, "not '*'")]
    [InlineData("1 < K < 5", 6, "do not chain")]
    [InlineData("K ? 1", 5, "':' was expected")]
    [InlineData("K not 3", 6, "'in' was expected")]
    [InlineData("a.", 2, "name of a member")]
    [InlineData("'abc", 0, "no closing '")]
    [InlineData(@"'a\q'", 2, "Unknown escape")]
    [InlineData("`abc", 0, "closing `")]
    [InlineData("3x", 1, "followed by a letter")]
    [InlineData("1e999", 0, "out of range")]
    [InlineData("1e-99999999999", 0, "out of range")]
    [InlineData("sqr(2)", 0, "Did you mean 'sqrt'?")]
    [InlineData("zzzzzz(2)", 0, "Known are: abs, min")]
    [InlineData("pow(2)", 0, "Write pow(x, y); 1 arguments")]
    public void A_text_that_is_no_expression_is_refused_with_place_and_reason(string text, int position, string reason)
    {
        var fault = Assert.Throws<ExpressionException>(() => Expression.Parse(text));

        Assert.Equal(position, fault.Position);
        Assert.Contains(reason, fault.Message);
        Assert.Equal(text, fault.Text);
    }

    [Theory]
    [InlineData("K < 'a'", 2, "The number 3 and the text 'a' have no order")]
    [InlineData("true < false", 5, "The boolean true and the boolean false")]
    [InlineData("Metric * 2", 7, "'*' needs two numbers, not the text 'Euclidean' and the number 2")]
    [InlineData("'a' + [1]", 4, "cannot join")]
    [InlineData("-Metric", 0, "needs a number")]
    [InlineData("K.x", 1, "'x' is looked up in the number 3")]
    [InlineData("K[0]", 1, "Only lists and objects")]
    [InlineData("List[1]", 4, "Index 1 is outside a list of 1")]
    [InlineData("List[0.5]", 4, "Index 0.5 is outside")]
    [InlineData("3 in 3", 2, "needs a list")]
    [InlineData("'a' in Metric", 4, "contains(text, part)")]
    [InlineData("missing > 1", 0, "Unknown name 'missing'")]
    [InlineData("K && true", 0, "True or false was expected here, not the number 3")]
    [InlineData("abs('x')", 0, "abs needs a number, not the text 'x'")]
    [InlineData("round(1, 99)", 0, "whole number from 0 to 15")]
    public void An_operation_that_does_not_fit_names_what_it_found(string text, int position, string reason)
    {
        var fault = Assert.Throws<ExpressionException>(() => Expression.Parse(text).Evaluate(Lookup));

        Assert.Equal(position, fault.Position);
        Assert.Contains(reason, fault.Message);
    }

    [Theory]
    [InlineData("Metrc == 'x'", "Did you mean 'Metric'?")]
    [InlineData("momentum > 1", "Did you mean 'Opt.momentum'?")]
    [InlineData("Opt.lt > 1", "Did you mean 'Opt.lr'?")]
    [InlineData("K == Euclidean", "Text stands in quotes; known names are K, lr, Metric, Opt.lr")]
    public void An_unknown_name_is_refused_with_the_nearest_one(string text, string hint)
        => Assert.Contains(hint, Assert.Throws<ExpressionException>(() => Expression.Parse(text).Check(Known)).Message);

    [Theory]
    [InlineData("K > 1 && Opt.lr < 2 && scores.mean_Accuracy > 0")]
    [InlineData("Opt == null")]
    [InlineData("Extra.anything.below == 1")]
    public void Known_names_and_what_leads_to_them_or_lies_below_pass(string text) => Expression.Parse(text).Check(Known);

    [Fact]
    public void The_message_shows_the_expression_with_a_caret_under_the_place()
    {
        var fault = Assert.Throws<ExpressionException>(() => Expression.Parse("K = 3"));

        Assert.Equal("A single = compares nothing; write == for equal.\n  K = 3\n    ^", fault.Message);
    }

    [Fact]
    public void A_long_expression_is_shown_around_the_place()
    {
        var fault = Assert.Throws<ExpressionException>(() => Expression.Parse(new string(' ', 5000) + "K\n= 3"));

        var lines = fault.Message.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.True(lines[1].Length <= 102);
        Assert.Equal('=', lines[1][lines[2].IndexOf('^')]);
    }

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("[", 5000)]
    [InlineData("-", 5000)]
    [InlineData("not ", 5000)]
    [InlineData("1 ** ", 5000)]
    [InlineData("1 + (", 5000)]
    [InlineData("a ? ", 5000)]
    [InlineData("a.", 5000)]
    [InlineData("f[", 5000)]
    [InlineData("abs(", 5000)]
    [InlineData("1", 200_000)]
    public void Nesting_and_length_without_end_is_a_clean_error(string piece, int times)
        => Assert.Throws<ExpressionException>(() => Expression.Parse(string.Concat(Enumerable.Repeat(piece, times)) + "1"));

    [Fact]
    public void A_text_does_not_grow_without_end()
    {
        var big = Value.Of(new string('x', 900_000));

        Assert.Contains("longer than", Assert.Throws<ExpressionException>(() => Expression.Parse("a + a").Evaluate(_ => big)).Message);
    }
}
