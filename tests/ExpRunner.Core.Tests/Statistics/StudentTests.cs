using ExpRunner.Statistics;

namespace ExpRunner.Tests.Statistics;

public sealed class StudentTests
{
    /// <summary>scipy 1.10: stats.t.ppf(0.975, freedom)</summary>
    [Theory]
    [InlineData(1, 12.706204736432095)]
    [InlineData(2, 4.302652729911275)]
    [InlineData(3, 3.182446305284263)]
    [InlineData(4, 2.7764451051977987)]
    [InlineData(9, 2.2621571627409915)]
    [InlineData(29, 2.045229642132703)]
    [InlineData(99, 1.9842169515086827)]
    [InlineData(1000, 1.9623390808264074)]
    [InlineData(100_000, 1.9599877075346093)]
    [InlineData(10_000_000, 1.959964221767205)]
    public void The_quantile_agrees_with_an_independent_program(int freedom, double expected)
        => SummaryTests.Close(expected, Student.Quantile(0.975, freedom), 1e-8);

    [Theory]
    [InlineData("0.05", 3)]
    [InlineData("5e-06", 1)]
    [InlineData("5e-06", 2)]
    [InlineData("5e-06", 9)]
    [InlineData("5e-06", 38)]
    [InlineData("1e-09", 1)]
    [InlineData("1e-09", 3)]
    [InlineData("1e-09", 38)]
    public void The_distance_is_Rs_for_the_small_probabilities_that_corrections_leave(string probability, int freedom)
        => ReferenceNumbers.Agrees($"student.tail.{probability}.{freedom}", Student.Distance(double.Parse(probability, System.Globalization.CultureInfo.InvariantCulture), freedom));
}
