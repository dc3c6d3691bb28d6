using ExpRunner.Expressions;
using ExpRunner.Values;
using Xunit;

namespace ExpRunner.Core.Tests.Expressions;

public sealed class ExpressionTableTests
{
    private readonly Rows _scope = new([0.3, 0.51, 0.657]);

    [Theory]
    [InlineData("E[0].s", "0.3")]
    [InlineData("E[-1].s", "0.657")]
    [InlineData("E['row 1'].s + E[len(E) - 1]['s']", "1.167")]
    [InlineData("len(E) == 3 ? x : E[7].s", "5")]
    public void Rows_are_found_by_number_from_both_ends_and_by_name(string text, string value)
        => Assert.Equal(value, Expression.Parse(text).Evaluate(_scope).ToJson());

    [Theory]
    [InlineData("E[3].s", 1, "Index 3 is outside E of 3; it goes from 0 to 2, or from -1 backwards.")]
    [InlineData("E[0.5]", 1, "Index 0.5 is outside E of 3; it goes from 0 to 2, or from -1 backwards.")]
    [InlineData("E['row 9'].s", 1, "E has nothing named 'row 9'. It has rows 0 to 2.")]
    [InlineData("1 + E", 4, "'E' needs an index, as in E[-1].")]
    [InlineData("E.s", 0, "'E' needs an index, as in E[-1].")]
    [InlineData("E[true]", 1, "The index of E needs a number, not the boolean true.")]
    public void What_is_no_row_is_a_fault_at_its_place(string text, int position, string reason)
    {
        var fault = Assert.Throws<ExpressionException>(() => Expression.Parse(text).Evaluate(_scope));
        Assert.Equal((position, reason), (fault.Position, fault.Reason));
    }

    [Fact]
    public void An_empty_table_has_no_last_row()
        => Assert.Equal("Index -1 is outside E, which is empty here.", Assert.Throws<ExpressionException>(() => Expression.Parse("E[-1]").Evaluate(new Rows([]))).Reason);

    [Fact]
    public void The_rows_that_are_asked_for_are_known_without_their_values()
        => Assert.Equal([("-1", 1), ("\"a\"", 12), ("1", 21)], Expression.Parse("E[-1].s * (E['a'] + E[x - 4].s) - F[0]").KeysOf("E", _scope)
            .Select(use => (use.Key.ToJson(), use.Position)).OrderBy(use => use.Position));

    private sealed class Rows(double[] values) : ExpressionScope, IExpressionTable
    {
        public int Count => values.Length;

        public Value At(int index) => Value.Object(("s", Value.Of(values[index])));

        public Value? Find(string name, out string hint)
        {
            hint = $" It has rows 0 to {Count - 1}.";
            return name.StartsWith("row ", StringComparison.Ordinal) && int.Parse(name[4..]) is var index && index < Count ? At(index) : null;
        }

        public override Value? Find(string name) => name == "x" ? Value.Of(5) : null;

        public override IExpressionTable? Table(string name) => name == "E" ? this : null;
    }
}
