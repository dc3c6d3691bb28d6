using ExpRunner.Statistics;

namespace ExpRunner.Tests.Statistics;

/// <summary>Against <c>scipy.stats.hypergeom.sf(both - 1, all, property, outcome)</c> of SciPy 1.10.1, which <c>fisher_exact(…, alternative='greater')</c> agrees with.</summary>
public sealed class FisherExactTests
{
    [Theory]
    [InlineData(8, 20, 8, 60, 4.9233554962302344e-05)]
    [InlineData(34, 1000, 34, 10000, 5.997701304430557e-35)]
    [InlineData(9, 15, 11, 60, 1.4856866467565308e-05)]
    [InlineData(3, 10, 12, 40, 0.6447388665005762)]
    [InlineData(0, 5, 5, 20, 1)]
    [InlineData(1, 5, 5, 20, 0.8063080495356038)]
    [InlineData(5, 5, 5, 20, 6.449948400412798e-05)]
    [InlineData(3, 7, 5, 30, 0.06793398172708517)]
    [InlineData(50, 100, 80, 1000, 1.8840543753266283e-35)]
    [InlineData(500, 1000, 700, 1500, 0.0001511308579833733)]
    [InlineData(450, 1000, 700, 1500, 0.9702225148801721)]
    [InlineData(2, 2, 2, 100000, 2.000020000200002e-10)]
    public void Agrees_with_SciPy(int both, int property, int outcome, int all, double expected)
        => Assert.InRange(FisherExact.AtLeast(both, property, outcome, all) / expected, 1 - 1e-10, 1 + 1e-10);

    [Fact]
    public void The_lady_tasting_tea_finds_all_four_cups_by_chance_once_in_seventy()
        => Assert.Equal(1 / 70.0, FisherExact.AtLeast(4, 4, 4, 8), 12);

    [Theory]
    [InlineData(5, 4, 9, 20)]
    [InlineData(-1, 4, 9, 20)]
    [InlineData(1, 15, 10, 20)]
    [InlineData(0, 21, 0, 20)]
    public void Counts_that_no_table_has_are_refused(int both, int property, int outcome, int all)
        => Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.AtLeast(both, property, outcome, all));
}
