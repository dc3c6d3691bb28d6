using ExpRunner.Reporting;
using ExpRunner.Reporting.Tests;

namespace ExpRunner.Querying.Tests;

public sealed class TableTests : IDisposable
{
    private readonly Questions _asked = new();

    public void Dispose() => _asked.Dispose();

    private static string Line(int id, string rest) => $$"""{"experiment":"E","experiment_id":{{id}},{{rest}}}""";

    [Fact]
    public void Each_experiment_is_a_table_of_its_trials_in_the_order_of_reports()
    {
        _asked.Results.Write("Knn", SampleResults.Knn);
        _asked.Results.Write("Other", SampleResults.Other);

        Assert.Equal("0,1,Euclidean,1e-5,0.98\n1,3,Cosine,0.01,\n2,5,Euclidean,0.1,\n3,9,Cosine,0.001,0.75\n4,3,Euclidean,0.1,0.75", _asked.Ask("""select experiment_id, K, Metric, "Opt.lr", mean_Accuracy from Knn"""));
        Assert.Equal("0.25", _asked.Ask("""select "learning-rate" from Other where mean_loss < 0"""));
        Assert.Equal("2,\"boom, at line 3\"", _asked.Ask("select experiment_id, error from Knn where status = 'failed'"));
    }

    [Fact]
    public void All_statistics_are_those_of_the_report()
    {
        _asked.Results.Write("E", Line(0, "\"status\":\"completed\",\"scores\":{\"A\":[0.25,0.5,1.25],\"B\":[2]}"), Line(1, "\"status\":\"completed\",\"scores\":{\"A\":[0.1,0.7],\"B\":[-3]}"), Line(2, "\"status\":\"completed\",\"scores\":{\"A\":[]}"));
        string[] columns = [.. new[] { "A", "B" }.SelectMany(score => new[] { "mean", "sd", "std", "se", "ci95", "min", "max", "median", "n" }.Select(name => $"{name}_{score}"))];

        var report = _asked.Results.Render(new() { Format = ReportFormat.Csv, Select = columns });

        Assert.Equal(report, _asked.Write($"select {string.Join(", ", columns)} from E", ReportFormat.Csv));
    }

    [Fact]
    public void Each_repetition_has_a_row()
    {
        _asked.Results.Write("Knn", SampleResults.Knn);

        Assert.Equal("1,0,3,completed,0.5\n1,1,3,completed,", _asked.Ask("select experiment_id, run_id, K, status, Accuracy from Knn_repetitions where experiment_id = 1"));
        Assert.Equal("0,timeout,took more than 10 s\n1,completed,\n2,,", _asked.Ask("select run_id, status, error from Knn_repetitions where experiment_id = 3"));
    }

    [Fact]
    public void Each_logged_value_has_a_row()
    {
        _asked.Results.Write("Knn", SampleResults.Knn);
        Directory.CreateDirectory(Path.Combine(_asked.Results.Path, "Knn", "4", "1"));
        File.WriteAllText(Path.Combine(_asked.Results.Path, "Knn", "4", "1", "metrics.2.jsonl"), "{\"name\":\"loss\",\"step\":0,\"value\":0.5}\n{\"name\":\"loss\",\"step\":10,\"value\":0.25}\n");

        Assert.Equal("4,1,2,3,loss,0,0.5\n4,1,2,3,loss,10,0.25", _asked.Ask("select experiment_id, run_id, attempt, K, series, step, value from Knn_steps"));
    }

    [Fact]
    public void Numbers_are_printed_as_they_were_written()
    {
        _asked.Results.Write("E", Line(0, "\"x\":1e-5,\"y\":0.10,\"z\":9007199254740993,\"big\":123456789012345678901234567890"), Line(1, "\"x\":0.1,\"y\":1.0,\"z\":9223372036854775807,\"big\":1"), Line(2, "\"x\":-0.0,\"y\":100,\"z\":-1,\"big\":0.1234567890123456789"));

        Assert.Equal("1e-5,0.10,9007199254740993,123456789012345678901234567890\n0.1,1.0,9223372036854775807,1\n-0.0,100,-1,0.1234567890123456789", _asked.Ask("select x, y, z, big from E"));
        Assert.Equal("1e-5", _asked.Ask("select x from E where x < 0.01 and x > 0"));
        Assert.Contains("\"x\":1e-5", _asked.Write("select x from E", ReportFormat.Json));
        Assert.Equal("real,integer", _asked.Ask("select typeof(x), typeof(z) from E where experiment_id = 0"));
    }

    [Fact]
    public void Booleans_texts_and_lists_are_what_they_were()
    {
        _asked.Results.Write("E", Line(0, "\"b\":true,\"t\":\"12\",\"l\":[1,\"a\"],\"m\":true,\"o\":{}"), Line(1, "\"b\":false,\"t\":\"a \\\"b\\\"\\n\",\"l\":[],\"m\":3,\"o\":{}"));

        Assert.Equal("[\n  {\"b\":true,\"t\":\"12\",\"l\":[1,\"a\"],\"m\":1,\"o\":{}},\n  {\"b\":false,\"t\":\"a \\\"b\\\"\\n\",\"l\":[],\"m\":3,\"o\":{}}\n]\n", _asked.Write("select b, t, l, m, o from E", ReportFormat.Json));
        Assert.Equal("1,text,a", _asked.Ask("select sum(b), typeof(max(t)), (select json_extract(l, '$[1]') from E) from E"));
    }

    [Fact]
    public void Scores_that_are_texts_or_truths_are_kept()
    {
        _asked.Results.Write("E", Line(0, "\"scores\":{\"note\":[\"x\",\"x\"],\"ok\":[true,false]}"), Line(1, "\"scores\":{\"note\":[\"a\",\"b\"],\"ok\":[\"Infinity\"]}"));

        Assert.Equal("x,0.5\n\"[\"\"a\"\",\"\"b\"\"]\",Infinity", _asked.Ask("select note, mean_ok from E"));
        Assert.Equal("x\nx\na\nb", _asked.Ask("select note from E_repetitions"));
    }

    [Fact]
    public void Names_that_are_no_identifiers_are_quoted_and_listed_so()
    {
        _asked.Results.Write("a", """{"experiment":"my \"exp\", v1.0\n","experiment_id":0,"a.b":1,"c,d":2,"select":3,"scores":{"x y":[4]}}""", """{"experiment":"select","experiment_id":0,"K":1}""", """{"experiment":"sqlite_x","experiment_id":0,"K":1}""");

        Assert.Equal("1,2,3,4", _asked.Ask("select \"a.b\", \"c,d\", \"select\", \"mean_x y\" from \"my \"\"exp\"\", v1.0\n\""));
        Assert.Equal("1", _asked.Ask("select K from \"select\""));
        Assert.Equal("1", _asked.Ask("select K from _sqlite_x"));
        Assert.Contains("\"my \"\"exp\"\", v1.0\n\" \"c,d\" integer 1 1", _asked.Schema());
        Assert.Contains("\n\"select\" K integer 1 1", _asked.Schema());
    }

    [Fact]
    public void Names_that_differ_by_case_only_are_told_apart()
    {
        _asked.Results.Write("a", """{"experiment":"E","experiment_id":0,"K":1,"k":2,"scores":{"A":[3],"a":[4]}}""", """{"experiment":"e","experiment_id":0,"K":5}""", """{"experiment":"E_steps","experiment_id":0,"K":6}""");

        Assert.Equal("1,2,3,4", _asked.Ask("select K, k_2, mean_A, \"scores.mean_a\" from E"));
        Assert.Equal("5", _asked.Ask("select K from e_2"));
        Assert.Equal("6", _asked.Ask("select K from E_steps"));
        Assert.Equal("0", _asked.Ask("select count(*) from E_steps_2"));
    }

    [Fact]
    public void Scores_called_like_fields_or_columns_are_qualified()
    {
        _asked.Results.Write("E", Line(0, "\"mean_A\":1,\"n\":2,\"scores\":{\"A\":[3],\"status\":[4]}"));

        Assert.Equal("1,2,3,1,completed,4", _asked.Ask("select mean_A, n, \"scores.mean_A\", \"trial.n\", status, mean_status from E"));
        Assert.Equal("completed,4", _asked.Ask("select status, \"scores.status\" from E_repetitions"));
    }

    [Fact]
    public void The_schema_lists_types_and_counts()
    {
        _asked.Results.Write("Other", SampleResults.Other);

        Assert.StartsWith("Other experiment_id integer 2 2\nOther \"learning-rate\" real 2 2\nOther status text 2 2\nOther error text 0 2", _asked.Schema());
        Assert.Contains("\nOther_repetitions loss real 2 2\n", _asked.Schema());
        Assert.EndsWith("\nOther_steps value real 0 0", _asked.Schema());
    }

    [Fact]
    public void Trials_of_several_files_stand_in_one_table()
    {
        var (first, second) = (_asked.Results.Write("one/E", Line(0, "\"K\":1")), _asked.Results.Write("two/E", Line(0, "\"K\":2")));

        Assert.Equal($"1,{Path.GetDirectoryName(first)}\n2,{Path.GetDirectoryName(second)}", _asked.Ask("select K, folder from E"));
        Assert.Equal("2\n1", _asked.Ask("select K from E", Path.Combine(_asked.Results.Path, "two"), Path.Combine(_asked.Results.Path, "one")));
    }

    [Fact]
    public void Ids_that_are_missing_or_no_numbers_replace_what_they_should()
    {
        _asked.Results.Write("E", """{"K":1}""", """{"K":2}""", """{"experiment_id":"a","K":3}""", """{"experiment_id":340282366920938463463374607431768211455,"K":4}""", """{"experiment_id":"a","K":5}""");

        Assert.Equal("1\n2\n5\n4", _asked.Ask("select K from E"));
        Assert.Equal("4", _asked.Ask("select count(*) from E_repetitions"));
    }

    [Fact]
    public void More_columns_than_SQLite_holds_are_named_and_left_out()
    {
        _asked.Results.Write("E", Line(0, string.Join(',', Enumerable.Range(0, 3000).Select(i => $"\"c{i}\":{i}"))));

        Assert.Equal("7", _asked.Ask("select c7 from E"));
        Assert.Contains(_asked.Warnings, warning => warning.StartsWith("E: 'c2999' is left out", StringComparison.Ordinal));
    }
}
