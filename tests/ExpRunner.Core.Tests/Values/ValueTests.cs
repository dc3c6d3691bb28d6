using System.Globalization;
using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Tests.ValueTypes;

public sealed class ValueTests
{
    [Theory]
    [InlineData("1e-5", "1E-5")]
    [InlineData("0.00001", "1E-5")]
    [InlineData("1.0E-05", "1E-5")]
    [InlineData("0.0010", "0.001")]
    [InlineData("0.25", "0.25")]
    [InlineData("100", "100")]
    [InlineData("1e2", "100")]
    [InlineData("+12.50", "12.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("007", "7")]
    [InlineData("-0.0", "0")]
    [InlineData("0e99", "0")]
    [InlineData("-1.5e300", "-1.5E300")]
    [InlineData("123456789012345678901", "123456789012345678901")]
    [InlineData("1234567890123456789012", "1.234567890123456789012E21")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("1e400", "1E400")]
    public void One_number_has_one_canonical_text(string written, string canonical)
    {
        Assert.Equal(canonical, Value.Number(written).ToCanonicalJson());
        Assert.Equal(Value.Number(canonical), Value.Number(written));
    }

    [Theory]
    [InlineData("1e-5")]
    [InlineData("0.10")]
    [InlineData("1E+5")]
    public void A_number_keeps_the_text_it_was_written_with(string written)
        => Assert.Equal((written, written), (Value.Number(written).ToString(), Value.Number(written).ToJson()));

    [Theory]
    [InlineData(".5", "0.5")]
    [InlineData("+1", "1")]
    [InlineData("5.", "5")]
    [InlineData("01", "1")]
    [InlineData("5.e3", "5000")]
    public void A_text_that_JSON_refuses_is_written_as_JSON_takes_it(string written, string json)
    {
        Assert.Equal(json, Value.Number(written).ToJson());
        using var document = JsonDocument.Parse(Value.Number(written).ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("one")]
    [InlineData("1e99999999999")]
    [InlineData("1 2")]
    public void What_is_no_number_is_refused(string text) => Assert.Throws<FormatException>(() => Value.Number(text));

    [Fact]
    public void Doubles_are_written_in_their_shortest_form_under_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(["0.1", "1E-05", "0", "1.5", "123456.789"], new[] { 0.1, 1e-5, -0.0, 1.5, 123456.789 }.Select(number => Value.Of(number).ToJson()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Whole_numbers_and_decimals_are_exact()
    {
        Assert.Equal("9223372036854775807", Value.Of(long.MaxValue).ToJson());
        Assert.Equal("-9223372036854775808", Value.Of(long.MinValue).ToJson());
        Assert.Equal("79228162514264337593543950335", Value.Of(decimal.MaxValue).ToJson());
        Assert.Equal("1.1", Value.Of(1.10m).ToJson());
        Assert.NotEqual(Value.Of(long.MaxValue), Value.Of(long.MaxValue - 1));
    }

    [Fact]
    public void Undefined_and_endless_numbers_are_written_as_text()
    {
        Assert.Equal("[\"NaN\",\"Infinity\",\"-Infinity\"]", Value.List(Value.Of(double.NaN), Value.Of(double.PositiveInfinity), Value.Of(double.NegativeInfinity)).ToJson());
        Assert.Equal(Value.Of(double.NaN), Value.Of(double.NaN));
    }

    [Fact]
    public void Members_keep_their_order_in_JSON_and_are_sorted_in_canonical_JSON()
    {
        var value = Value.Object(("b", Value.Of(1)), ("A", Value.List(Value.Of("x"), Value.Null)), ("a", Value.Of(true)));

        Assert.Equal("{\"b\":1,\"A\":[\"x\",null],\"a\":true}", value.ToJson());
        Assert.Equal("{\"A\":[\"x\",null],\"a\":true,\"b\":1}", value.ToCanonicalJson());
    }

    [Fact]
    public void Equality_is_by_meaning()
    {
        Assert.Equal(Value.ParseJson("{\"a\":1.0,\"b\":[1e2]}"), Value.ParseJson("{\"b\":[100],\"a\":1}"));
        Assert.NotEqual(Value.ParseJson("1"), Value.ParseJson("\"1\""));
        Assert.Equal(Value.ParseJson("1.0").GetHashCode(), Value.ParseJson("1").GetHashCode());
    }

    [Theory]
    [InlineData("{\"a\":[1,2.50,\"x\\n\\u00e9\",true,null,{}]}")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    public void JSON_goes_through_unchanged_in_meaning(string json)
        => Assert.Equal(Value.ParseJson(json), Value.ParseJson(Value.ParseJson(json).ToJson()));

    [Fact]
    public void Reading_is_lenient_and_of_two_equal_names_the_last_counts()
        => Assert.Equal("{\"a\":2}", Value.ParseJson("{/* note */\"a\":1,\"a\":2,}").ToJson());

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("{\"a\":1e99999999999}")]
    public void Broken_JSON_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Value.ParseJson(json));

    [Fact]
    public void Asking_for_another_kind_names_the_value()
        => Assert.Equal("\"x\" is not a number.", Assert.Throws<InvalidOperationException>(() => Value.Of("x").AsDouble()).Message);
}
