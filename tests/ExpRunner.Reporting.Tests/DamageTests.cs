using System.Text;

namespace ExpRunner.Reporting.Tests;

public sealed class DamageTests
{
    private static readonly string[] Splinters = ["1e99999999999", "-0", "null", "\"NaN\"", "[", "]", "{", "}", ",", ":", "\"", "\\ud800", "\n", "\0", "[[[1]]]", "{\"x\":[1,\"a\"]}", "\ufeff"];

    [Fact]
    public void However_a_file_is_damaged_every_format_is_written_from_the_rest()
    {
        using var results = new ResultsFolder();
        var random = new Random(99);
        var whole = string.Join('\n', [.. SampleResults.Knn, .. SampleResults.Hostile, .. SampleResults.Other]);
        var rows = 0;
        for (var round = 0; round < 400; round++)
        {
            results.WriteText("E", Damaged(whole, random));
            var loaded = results.Load();
            rows += loaded.Rows.Count;
            foreach (var format in Enum.GetValues<ReportFormat>())
            {
                var options = new ReportOptions { Format = format, All = round % 2 == 0, Sort = ["experiment_id"], GroupBy = round % 3 == 0 ? ["status"] : [] };
                ReportWriter.Write(TextWriter.Null, loaded.Tables(options), format);
            }
        }
        Assert.InRange(rows, 400, 400 * 11 * 2);
    }

    private static string Damaged(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(3))
            {
                case 0:
                    damaged.Remove(at, Math.Min(random.Next(1, 30), damaged.Length - at));
                    break;
                case 1:
                    damaged.Insert(at, Splinters[random.Next(Splinters.Length)]);
                    break;
                default:
                    damaged[at] = (char)random.Next(1, 128);
                    break;
            }
        }
        return damaged.ToString();
    }
}
