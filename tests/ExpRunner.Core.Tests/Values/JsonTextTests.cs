using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Tests.Values;

/// <summary>Keys and files are made of these bytes, so they must stay what System.Text.Json writes.</summary>
public sealed class JsonTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain text, <b>&'+`")]
    [InlineData("a \"quoted\" \\ path\n\tand\u0000\u001f\u007f\u0085")]
    [InlineData("ångström — 試験 😀 \u2028")]
    [InlineData("half a pair \ud83d")]
    public void Text_is_written_as_the_relaxed_writer_writes_it(string text)
    {
        var value = Value.Object((text, Value.List(Value.Of(text), Value.Null, Value.Of(true))));

        Assert.Equal(Written(value), value.ToJson());
    }

    [Fact]
    public void Any_double_is_written_as_its_shortest_text_and_identified_by_its_canonical_one()
    {
        var random = new Random(5);
        var numbers = new[] { 0, -0.0, 1, -1, 1e15, 1e16, 1e21, 1e22, 1e-4, 1e-5, 0.1, double.Epsilon, double.MaxValue, double.NaN, double.NegativeInfinity }
            .Concat(Enumerable.Range(0, 20_000).Select(i => i % 2 == 0 ? BitConverter.Int64BitsToDouble(random.NextInt64()) : random.NextDouble() * Math.Pow(10, (i % 40) - 20)));
        foreach (var number in numbers)
        {
            var text = number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture);
            var isFinite = double.IsFinite(number);
            Assert.Equal(isFinite ? text : $"\"{text}\"", Value.Of(number).ToJson());
            Assert.Equal(isFinite ? NumberText.Canonical(text) : $"\"{text}\"", Value.Of(number).ToCanonicalJson());
        }
    }

    [Fact]
    public void A_number_keeps_the_text_it_was_written_with_and_is_identified_by_its_value()
    {
        var value = Value.List(Value.Number("1e-5"), Value.Number("007"), Value.Number(".5"), Value.Number("-0.0"), Value.Of(12345678901234567890m));

        Assert.Equal("[1e-5,7,0.5,-0.0,12345678901234567890]", value.ToJson());
        Assert.Equal("[1E-5,7,0.5,0,12345678901234567890]", value.ToCanonicalJson());
    }

    private static string Written(Value value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            value.WriteJson(writer);
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
