using System.Globalization;
using System.Runtime.CompilerServices;
using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Tests.Expressions;

/// <summary>Numbers of Python and NumPy; the script that wrote them is kept beside them.</summary>
public sealed class ExpressionReferenceTests
{
    private const double MostUlps = 8;

    [Fact]
    public void Functions_agree_with_Python_and_NumPy()
    {
        var lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "../Data/expressions/reference.txt"));

        Assert.True(lines.Length > 350);
        Assert.All(lines, line =>
        {
            var (text, numbers) = line.Split('\t') is [var left, var right] ? (left, right) : throw new InvalidDataException(line);
            var value = Expression.Parse(text).Evaluate(_ => null);
            double[] expected = [.. numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            double[] actual = value.Kind == ValueKind.List ? [.. value.Items.ToArray().Select(item => item.AsDouble())] : [value.AsDouble()];
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.True(IsNear(pair.First, pair.Second), $"{text}: {pair.Second:R} is not {pair.First:R}"));
        });
    }

    [Theory]
    [InlineData("range(0, 1, 0.1)", "[0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9]")]
    [InlineData("linspace(0, 1, 11)", "[0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1]")]
    [InlineData("logspace(1e-3, 1e3, 7)", "[1e-3,0.01,0.1,1,10,100,1000]")]
    [InlineData("logspace(3e-2, 3e2, 5)", "[0.03,0.3,3,30,300]")]
    [InlineData("range(3)", "[0,1,2]")]
    [InlineData("range(2, 4)", "[2,3]")]
    [InlineData("range(-1)", "[]")]
    [InlineData("linspace(0, 1, 3)[1]", "0.5")]
    public void What_is_short_in_decimal_notation_stays_short(string text, string json)
        => Assert.Equal(json.Replace("1e-3", "0.001"), Expression.Parse(text).Evaluate(_ => null).ToJson());

    [Theory]
    [InlineData("range(0, 1, 0)", "The step of range(from, to, step) is 0.")]
    [InlineData("linspace(0, 1, 2.5)", "The n of linspace(from, to, n) is a whole number from 0, not 2.5.")]
    [InlineData("linspace(0, 1, -1)", "The n of linspace(from, to, n) is a whole number from 0, not -1.")]
    [InlineData("logspace(-5, -1, 5)", "The ends of logspace(from, to, n) are values above 0, not exponents.")]
    [InlineData("range(1 / 0)", "range needs finite numbers, not Infinity.")]
    public void Ends_that_make_no_list_are_refused(string text, string reason)
        => Assert.Equal(reason, Assert.Throws<ExpressionException>(() => Expression.Parse(text).Evaluate(_ => null)).Reason);

    /// <summary>Neither side promises the last digit of its transcendental functions; near 0 an absolute error of cos(pi / 2) is what is left.</summary>
    private static bool IsNear(double expected, double actual)
        => expected == actual || Math.Abs(expected - actual) <= MostUlps * Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), 1e-17);

    private static string Here([CallerFilePath] string path = "") => path;
}
