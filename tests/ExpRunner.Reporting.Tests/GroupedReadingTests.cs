using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Tests;

/// <summary>Reports that keep no trials against those from trials that were read in full: the same tables, warnings and faults.</summary>
public sealed class GroupedReadingTests : IDisposable
{
    private static readonly ReportOptions[] Asked =
    [
        new() { GroupBy = ["K"], Format = ReportFormat.Csv },
        new() { GroupBy = ["K", "Opt.deep.on"], Format = ReportFormat.Text },
        new() { GroupBy = ["Text"], Format = ReportFormat.Json, Sort = ["-acc"] },
        new() { GroupBy = ["Opt.lr"], Format = ReportFormat.Tsv, Select = ["Opt.lr", "trials", "failed", "n", "median_loss", "sd_acc", "bci95_low_acc", "deep.x"] },
        new() { GroupBy = ["K"], Format = ReportFormat.Markdown, Select = ["K", "loss", "Text", "status", "experiment_id", "min_loss"] },
        new() { GroupBy = ["status"], Format = ReportFormat.Text, All = true },
        new() { GroupBy = ["K"], Format = ReportFormat.Csv, Where = "Opt.deep.on && K < 2" },
        new() { GroupBy = ["Extra", "K"], Format = ReportFormat.Csv, Best = "acc", By = ["K"] },
        new() { GroupBy = ["acc"], Format = ReportFormat.Csv },
        new() { GroupBy = ["note"], Format = ReportFormat.Text },
        new() { GroupBy = ["list"], Format = ReportFormat.Latex, Where = "loss < 0.5" },
        new() { GroupBy = ["experiment"], Format = ReportFormat.Csv, Round = 3 },
    ];

    private readonly ResultsFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Fact]
    public void Whatever_stands_in_the_files_both_say_the_same()
    {
        var (tables, faults) = (0, 0);
        for (var seed = 1000; seed < 1060; seed++)
        {
            var random = new RandomResults(seed);
            _results.WriteBytes("E", random.File(80));
            _results.WriteBytes("F", random.File(seed % 4 * 10));
            foreach (var options in Asked)
            {
                var expected = InFull(options);
                Assert.Equal(expected, Streamed(options));
                (tables, faults) = expected.StartsWith("error", StringComparison.Ordinal) ? (tables, faults + 1) : (tables + 1, faults);
            }
        }
        Assert.InRange(tables, 200, int.MaxValue);
        Assert.InRange(faults, 5, int.MaxValue);
    }

    [Fact]
    public void Trials_read_in_full_are_those_a_plain_loop_finds()
    {
        for (var seed = 2000; seed < 2100; seed++)
        {
            var path = _results.WriteBytes("E", new RandomResults(seed).File(60));

            var loaded = Report.Load(path);

            var (rows, faults) = PlainLoop(path);
            Assert.Equal(rows.Select(row => row.Line.ToJson()), loaded.Rows.Select(row => row.Line.ToJson()));
            Assert.Equal(faults.Take(20), loaded.Warnings.Take(20).Select(warning => int.Parse(warning[(path.Length + 1)..].Split(':')[0])));
        }
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_file_that_a_shell_wrote_in_another_encoding_is_read_by_its_mark(string encoding)
    {
        var text = string.Concat(SampleResults.Knn.Select(line => line + "\n"));
        var other = Encoding.GetEncoding(encoding);
        _results.WriteBytes("Knn", [.. other.GetPreamble(), .. other.GetBytes(text)]);
        var options = new ReportOptions { GroupBy = ["Metric"], Format = ReportFormat.Csv };
        var foreign = Streamed(options);
        _results.WriteText("Knn", text);

        Assert.Equal(InFull(options), foreign);
        Assert.Contains("Euclidean,3", foreign);
    }

    [Fact]
    public void Lines_longer_than_the_buffer_and_names_that_come_late_are_read()
    {
        var lines = Enumerable.Range(0, 3000).Select(id => $$"""{"experiment_id":{{id}},"K":{{id % 2}},"Text":"{{(id % 1000 == 999 ? new string('x', 600_000) : "")}}","scores":{"a":[{{id}}]{{(id == 2500 ? ",\"trials\":[5]" : "")}} } }""").ToArray();
        _results.Write("E", [.. lines.Take(2600), .. lines.Skip(2600).Reverse(), lines[7]]);
        var options = new ReportOptions { GroupBy = ["K"], Format = ReportFormat.Csv };

        var streamed = Streamed(options);

        Assert.Equal(InFull(options), streamed);
        Assert.Contains("0,1500,1500,", streamed);
    }

    [Fact]
    public void Nothing_to_report_is_no_tables()
    {
        _results.WriteText("E", "\n{\"torn");
        var warnings = new List<string>();

        var result = Report.Read([_results.Path], new() { GroupBy = ["K"] }, warnings);

        Assert.Equal((0, 0), (result.Trials, result.Tables.Count));
        Assert.Contains("torn", Assert.Single(warnings));
    }

    private string InFull(ReportOptions options)
    {
        var results = _results.Load();
        try
        {
            return results.Rows.Count == 0 ? "" : Text(options, results.Tables(options), results.Warnings);
        }
        catch (Exception fault) when (fault is ReportException or Expressions.ExpressionException)
        {
            return $"error {fault.Message}\n{string.Join('\n', results.Warnings)}";
        }
    }

    private string Streamed(ReportOptions options)
    {
        var warnings = new List<string>();
        try
        {
            var result = Report.Read([_results.Path], options, warnings);
            return result.Trials == 0 ? "" : Text(options, result.Tables, warnings);
        }
        catch (Exception fault) when (fault is ReportException or Expressions.ExpressionException)
        {
            return $"error {fault.Message}\n{string.Join('\n', warnings)}";
        }
    }

    private static string Text(ReportOptions options, IReadOnlyList<ReportTable> tables, IReadOnlyList<string> warnings)
    {
        using var writer = new StringWriter();
        ReportWriter.Write(writer, tables, options.Format);
        return $"{writer}{string.Join('\n', warnings)}";
    }

    private static (List<ResultRow> Rows, List<int> Faults) PlainLoop(string path)
    {
        var (rows, faults, number) = (new OrderedDictionary<string, ResultRow>(), new List<int>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            try
            {
                var value = string.IsNullOrWhiteSpace(line) ? default(Value?) : Value.ParseJson(line);
                if (value is { Kind: not ValueKind.Object })
                {
                    faults.Add(number);
                }
                else if (value is { } trial)
                {
                    var row = ResultLine.Read(trial, path, "E");
                    rows[row.Id.IsNull ? $"line {number}" : $"{Cell.Key(row.Id)} {row.Experiment}"] = row;
                }
            }
            catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidOperationException or FormatException)
            {
                faults.Add(number);
            }
        }
        return ([.. rows.Values.Order(Comparer<ResultRow>.Create((left, right) => CellOrder.Compare(left.Id, right.Id)))], faults);
    }
}
