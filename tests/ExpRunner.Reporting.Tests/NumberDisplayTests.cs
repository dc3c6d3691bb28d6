namespace ExpRunner.Reporting.Tests;

public sealed class NumberDisplayTests
{
    /// <summary>The shown texts of a score with the given values, one a row.</summary>
    private static string Shown(int? round, params string[] values)
    {
        using var results = new ResultsFolder();
        results.Write("E", [.. values.Select((value, id) => $$$"""{"experiment_id":{{{id}}},"scores":{"x":[{{{value}}}]}}""")]);
        var lines = results.Render(new() { Select = ["x"], Round = round, Quiet = true }).TrimEnd().Split('\n');
        return string.Join(' ', lines.Skip(2).Select(line => line.Trim()));
    }

    [Theory]
    [InlineData("1 20 300", "1", "20", "300")]
    [InlineData("0.9750 0.5000", "0.975", "0.5")]
    [InlineData("0.9877", "0.987664")]
    [InlineData("1234.568 0.012", "1234.5678", "0.0123")]
    [InlineData("12.34 0.00", "12.34", "0")]
    [InlineData("5 1E-12", "5", "1e-12")]
    [InlineData("0 1.235E-12", "-0.0", "1.23456e-12")]
    [InlineData("1E+20 0.5", "1e20", "0.5")]
    [InlineData("NaN 0.2500 -Infinity", "\"NaN\"", "0.25", "\"-Infinity\"")]
    public void A_column_shows_as_many_decimals_as_are_worth_reading(string shown, params string[] values)
        => Assert.Equal(shown, Shown(null, values));

    [Theory]
    [InlineData(2, "0.13 -0.13 0.00 7.00", "0.125", "-0.125", "-0.001", "7")]
    [InlineData(0, "3 1", "2.5", "1")]
    [InlineData(3, "1E+300 1.5", "1e300", "1.5")]
    public void Asked_for_decimals_are_kept_halves_away_from_zero(int round, string shown, params string[] values)
        => Assert.Equal(shown, Shown(round, values));
}
