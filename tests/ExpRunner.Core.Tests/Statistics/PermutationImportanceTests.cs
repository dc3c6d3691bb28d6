using ExpRunner.Statistics;
using static ExpRunner.Tests.Statistics.ReferenceNumbers;

namespace ExpRunner.Tests.Statistics;

public sealed class PermutationImportanceTests
{
    private static readonly double[][] Rows = [.. Enumerable.Range(0, 200).Select(i => new[] { i * 37 % 101 / 101.0, i * 53 % 97 / 97.0, i * 71 % 89 / 89.0 })];
    private static readonly double[] Target = [.. Rows.Select(row => (4 * row[0]) + (2 * row[1] * row[1]))];

    [Fact]
    public void Importances_are_near_those_of_another_forest()
    {
        var importance = PermutationImportance.Of(Rows, [true, true, true], Target)!;

        Agrees("forest.x", importance.Importances[0], 0.2);
        Agrees("forest.y", importance.Importances[1], 0.2);
        Assert.InRange(importance.Importances[2], -0.08, 0.03);
        Agrees("forest.explained", importance.Explained, 0.05);
    }

    [Fact]
    public void Equal_rows_give_equal_numbers()
        => Assert.Equal(PermutationImportance.Of(Rows, [true, true, true], Target)!.Importances, PermutationImportance.Of(Rows, [true, true, true], Target)!.Importances);

    [Fact]
    public void Levels_without_order_count_by_what_they_do()
    {
        double[][] rows = [.. Enumerable.Range(0, 60).Select(i => new double[] { i % 6, i % 5 })];
        double[] target = [.. rows.Select(row => row[0] is 1 or 4 ? 1.0 : 0)];

        var importance = PermutationImportance.Of(rows, [false, false], target)!;

        Assert.True(importance.Importances[0] > 0.5 && importance.Importances[0] > 5 * importance.Importances[1]);
    }

    [Fact]
    public void Too_few_rows_constant_and_missing_numbers_have_none()
    {
        Assert.Null(PermutationImportance.Of(Rows[..9], [true, true, true], Target[..9]));
        Assert.Null(PermutationImportance.Of(Rows, [true, true, true], [.. Rows.Select(_ => 1.0)]));
        Assert.Null(PermutationImportance.Of(Rows, [true, true, true], [double.NaN, .. Target[1..]]));
    }
}
