using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Tests;

/// <summary>The quick way to read a line against the full one: where it says that it knows a line, it knows it right.</summary>
public sealed class LineLayoutTests
{
    [Fact]
    public void What_a_layout_takes_the_full_reader_takes_and_every_value_is_the_same()
    {
        using var results = new ResultsFolder();
        var (known, unknown) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var path = results.WriteBytes("E", new RandomResults(seed).File(60));
            using var file = new ResultFile(path);
            var reading = new LineReading(file, file.Lines());
            while (reading.Next())
            {
                if (reading.Layout is null)
                {
                    unknown++;
                    continue;
                }
                known++;
                Compare(reading);
            }
        }
        Assert.InRange(known, 4_000, int.MaxValue);
        Assert.InRange(unknown, 500, int.MaxValue);
    }

    private static void Compare(LineReading reading)
    {
        Assert.True(ResultLine.TryParse(reading.Line, out var line, out var reason), $"{reason}: {Encoding.UTF8.GetString(reading.Line)}");
        var row = reading.Row;
        var leaves = reading.Layout!.Leaves;
        Assert.Equal(row.Config.Keys, leaves.Where(leaf => leaf.Role == LeafRole.Config).Select(leaf => leaf.Name));
        for (var i = 0; i < leaves.Count; i++)
        {
            var place = reading.Places[i];
            var value = ResultLine.Parse(place.Of(reading.Line));
            Assert.Equal(value.Kind == ValueKind.List, place.IsList);
            switch (leaves[i].Role)
            {
                case LeafRole.Config:
                    Assert.Equal(row.Config[leaves[i].Name].ToJson(), value.ToJson());
                    break;
                case LeafRole.Score when row.Scores.TryGetValue(leaves[i].Name, out var scores):
                    CompareScores(scores, place, reading.Line);
                    break;
                case LeafRole.Id:
                    Assert.Equal(row.Id.ToJson(), value.ToJson());
                    break;
            }
        }
    }

    private static void CompareScores(IReadOnlyList<Value> scores, LeafPlace place, ReadOnlySpan<byte> line)
    {
        Assert.Equal(scores.Count, place.Items);
        Assert.Equal(scores.All(score => score.Kind is ValueKind.Number or ValueKind.Boolean or ValueKind.Null && !(score.Kind == ValueKind.Number && !double.IsFinite(score.AsDouble()) && score.ToString()[^1] is 'N' or 'y')), place.IsPlain);
        if (!place.IsPlain)
        {
            return;
        }
        var at = place.Start + (place.IsList ? 1 : 0);
        foreach (var score in scores)
        {
            at = NumberScan.Read(line, at, out var number, out var isNumber);
            Assert.Equal(!score.IsNull, isNumber);
            Assert.Equal(score.Kind == ValueKind.Number ? score.AsDouble() : score.Kind == ValueKind.Boolean && score.AsBoolean() ? 1 : 0, number);
        }
    }

    [Theory]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":-12.5e+3,"b":"\u00e9\\"}""", true)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":[1, null,"]"],"b":{}}""", true)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":01,"b":"x"}""", false)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":1.,"b":"x"}""", false)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":1,"b":"\ud800"}""", false)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":1,"b":"\x"}""", false)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":[1,],"b":"x"}""", false)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":1e9999999,"b":"x"}""", false)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":nul,"b":"x"}""", false)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":1,"b":"x"} """, false)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":1,"b":"x" """, false)]
    [InlineData("""{"a":1,"b":"x"}""", """{"a":{"c":1},"b":"x"}""", false)]
    public void A_layout_fits_lines_that_differ_in_whole_values_alone(string learned, string line, bool fits)
    {
        var layout = LineLayout.Of(Encoding.UTF8.GetBytes(learned))!;
        var bytes = new byte[line.Length + LineSource.Padding];
        var length = Encoding.UTF8.GetBytes(line, bytes);

        Assert.Equal(fits, layout.Fits(bytes.AsSpan(0, length), new LeafPlace[2]));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"\u0061":1}""")]
    [InlineData("""{"a.b":1,"a":{"b":2}}""")]
    [InlineData("""{"error":{"x":1}}""")]
    [InlineData("""[1]""")]
    public void What_is_rare_gives_no_layout(string line) => Assert.Null(LineLayout.Of(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Lines_end_as_a_StreamReader_ends_them_wherever_the_buffer_ends()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(200)];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = "\n\n\r\rabcdefgh\0{\""u8[random.Next(15)];
            }
            var lines = new LineSource(new MemoryStream(bytes), bytes.Length, random.Next(1, 40));
            using var reader = new StreamReader(new MemoryStream(bytes));
            while (reader.ReadLine() is { } expected)
            {
                Assert.True(lines.Next());
                Assert.Equal(expected, Encoding.UTF8.GetString(lines.Line));
                Assert.Equal(expected, Encoding.UTF8.GetString(bytes, (int)lines.Offset, expected.Length));
            }
            Assert.False(lines.Next());
        }
    }
}
