using ExpRunner.Values;

namespace ExpRunner.Reporting.Tests.Layout;

public sealed class UncertainNumberTests
{
    private static DisplayCell Cell(double number, double error, int? digits = null, int? decimals = null)
        => UncertainNumber.Of(Value.Of(number), error, new("x", "x", ReportColumnKind.Score, decimals) { ErrorDigits = digits }, value => value.ToString());

    /// <summary>The first three are the examples of the rule's source: 0.827 ± 0.119 is 0.83 ± 0.12, 0.827 ± 0.367 is 0.8 ± 0.4.</summary>
    [Theory]
    [InlineData(0.827, 0.119, "0.83 ± 0.12")]
    [InlineData(0.827, 0.367, "0.8 ± 0.4")]
    [InlineData(0.827, 0.3546, "0.8 ± 0.4")]
    [InlineData(0.827, 0.3544, "0.83 ± 0.35")]
    [InlineData(0.97432, 0.0096, "0.974 ± 0.010")]
    [InlineData(0.97432, 0.00951, "0.974 ± 0.010")]
    [InlineData(0.97432, 0.0949, "0.97 ± 0.09")]
    [InlineData(0.97432, 0.000999999, "0.9743 ± 0.0010")]
    [InlineData(-0.0004, 0.0123, "0.000 ± 0.012")]
    [InlineData(1234.5, 23.4, "1235 ± 23")]
    [InlineData(123456, 2345, "123500 ± 2300")]
    [InlineData(12345678, 23456, "(1.2346 ± 0.0023)e7")]
    [InlineData(12345678, 0.5, "12345678.0 ± 0.5")]
    [InlineData(1.2346e-7, 3e-9, "(1.235 ± 0.030)e-7")]
    [InlineData(0, 3e-9, "(0.0 ± 3.0)e-9")]
    [InlineData(1e20, 3e18, "(1.000 ± 0.030)e20")]
    [InlineData(17, 0, "17 ± 0")]
    [InlineData(0.1, 1.4e-17, "0.1 ± 0")]
    [InlineData(17, double.NaN, "17")]
    [InlineData(double.NaN, double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, double.NaN, "Infinity")]
    [InlineData(1e300, 1e299, "1E+300 ± 1E+299")]
    public void Both_are_rounded_to_what_the_error_is_worth(double number, double error, string shown) => Assert.Equal(shown, Cell(number, error).Joined());

    [Theory]
    [InlineData(0.97432, 0.00234, 1, "0.974 ± 0.002")]
    [InlineData(0.97432, 0.00234, 2, "0.9743 ± 0.0023")]
    [InlineData(0.97432, 0.0096, 1, "0.97 ± 0.01")]
    [InlineData(0.97432, 0.00996, 2, "0.974 ± 0.010")]
    public void Digits_may_be_asked_for(double number, double error, int digits, string shown) => Assert.Equal(shown, Cell(number, error, digits).Joined());

    [Fact]
    public void Decimals_win() => Assert.Equal("0.123 ± 0.0046", Cell(0.123, 0.00456, decimals: 4).Joined());
}
