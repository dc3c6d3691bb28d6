using ExpRunner.Values;

namespace ExpRunner.Reporting.Tests;

public sealed class LevelTests : IDisposable
{
    private readonly ResultsFolder _results = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _results.Dispose();

    private static string Text(ReportTable table)
        => string.Join('\n', table.Rows.Select(row => string.Join(' ', row.Select(cell => cell.IsNull ? "-" : cell.ToString()))));

    private static string Names(ReportTable table) => string.Join(' ', table.Columns.Select(column => column.Name));

    private ReportTable Repetitions() => Without("folder", Assert.Single(_results.Load().Repetitions()));

    private ReportTable Series() => Without("folder", Assert.Single(_results.Load().Series(_warnings)));

    private static ReportTable Without(string name, ReportTable table)
    {
        var place = table.Columns.ToList().FindIndex(column => column.Name == name);
        return table with
        {
            Columns = [.. table.Columns.Where((_, i) => i != place)],
            Rows = [.. table.Rows.Select(row => (IReadOnlyList<Value>)[.. row.Where((_, i) => i != place)])],
        };
    }

    private void Log(string folder, string file, params string[] lines)
    {
        Directory.CreateDirectory(Path.Combine(_results.Path, folder));
        File.WriteAllText(Path.Combine(_results.Path, folder, file), string.Concat(lines.Select(line => line + "\n")));
    }

    [Fact]
    public void Each_repetition_has_a_row_with_its_own_scores()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":4,"K":1e-5,"repetitions":2,"status":"completed","scores":{"acc":[0.5,"NaN"],"mean_acc":1,"std_acc":0,"note":["a","b"]}}""");

        var table = Repetitions();

        Assert.Equal("experiment_id run_id K status error acc note", Names(table));
        Assert.Equal("4 0 1e-5 completed - 0.5 a\n4 1 1e-5 completed - NaN b", Text(table));
    }

    [Fact]
    public void Repetitions_that_did_not_complete_have_rows_and_the_first_of_them_the_status_of_the_line()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":0,"repetitions":4,"status":"timeout","run_ids":[0,3],"error":"too long","scores":{"A":[1,3]}}""");

        Assert.Equal("0 0 completed - 1\n0 1 timeout too long -\n0 2 - - -\n0 3 completed - 3", Text(Repetitions()));
    }

    [Fact]
    public void A_trial_that_failed_before_any_score_has_its_repetitions_too()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":0,"repetitions":1,"status":"failed","error":"boom","scores":{}}""", """{"experiment":"Knn","experiment_id":1,"error":"old"}""");

        Assert.Equal("0 0 failed boom\n1 0 failed old", Text(Repetitions()));
    }

    [Fact]
    public void A_trial_without_scores_has_the_repetitions_it_was_asked_for()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":0,"repetitions":2,"status":"completed","scores":{}}""");

        Assert.Equal("0 0 completed -\n0 1 completed -", Text(Repetitions()));
    }

    [Fact]
    public void Lines_of_one_repetition_each_say_which_it_is()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":7,"run_id":3,"scores":{"A":0.5}}""");

        Assert.Equal("7 3 completed - 0.5", Text(Repetitions()));
    }

    [Fact]
    public void Nonsense_in_a_line_makes_no_endless_rows()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":0,"repetitions":1e18,"run_ids":["x",-1,1.5,2,2],"status":"failed","scores":{"A":[1,2]}}""");

        var rows = Repetitions().Rows;

        Assert.InRange(rows.Count, 3, 100_000);
        Assert.Equal("0 1 failed - -", string.Join(' ', rows[1].Select(cell => cell.IsNull ? "-" : cell.ToString())));
        Assert.Equal("0 2 completed - 1", string.Join(' ', rows[2].Select(cell => cell.IsNull ? "-" : cell.ToString())));
    }

    [Fact]
    public void A_name_that_is_taken_by_a_field_is_qualified()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":0,"A":1,"step":2,"folder":"x","scores":{"A":[3],"status":[4]}}""");
        Log("Knn/0", "metrics.jsonl", """{"name":"loss","step":5,"value":6}""");

        Assert.Equal("experiment_id run_id A step folder status error trial.folder scores.A scores.status", Names(Assert.Single(_results.Load().Repetitions())));
        Assert.Equal("experiment_id run_id attempt A step folder trial.folder series trial.step value", Names(Assert.Single(_results.Load().Series(_warnings))));
    }

    [Fact]
    public void Series_are_read_beside_the_results_wherever_the_sweep_ran()
    {
        _results.Write("moved/here", """{"experiment":"Knn","experiment_id":3,"K":1,"out_path":"/gone/Knn/3","repetitions":2,"status":"completed","scores":{"A":[1,2]}}""");
        Log("moved/here/3", "metrics.jsonl", """{"name":"loss","step":0,"value":0.5,"at":"2026-01-02T03:04:05Z"}""", """{"name":"loss","step":10,"value":1e-5}""");
        Log("moved/here/3/1", "metrics.jsonl", """{"name":"loss","step":0,"value":"Infinity"}""");

        var table = Series();

        Assert.Equal("experiment_id run_id attempt K series step value", Names(table));
        Assert.Equal("3 0 1 1 loss 0 0.5\n3 0 1 1 loss 10 1e-5\n3 1 1 1 loss 0 Infinity", Text(table));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void The_newest_attempt_counts()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":0,"repetitions":1,"scores":{"A":[1]}}""");
        Log("Knn/0/0", "metrics.jsonl", """{"name":"loss","step":0,"value":1}""");
        Log("Knn/0/0", "metrics.2.jsonl", """{"name":"loss","step":0,"value":2}""");
        Log("Knn/0/0", "metrics.10.jsonl", """{"name":"loss","step":0,"value":10}""");
        Log("Knn/0/0", "metrics.old.jsonl", """{"name":"loss","step":0,"value":99}""");
        Log("Knn/0/0", "metrics_11.jsonl", """{"name":"loss","step":0,"value":99}""");

        Assert.Equal("0 0 10 loss 0 10", Text(Series()));
    }

    [Fact]
    public void Failed_repetitions_show_how_far_they_came()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":0,"repetitions":2,"status":"failed","run_ids":[1],"scores":{"A":[1]}}""");
        Log("Knn/0/0", "metrics.jsonl", """{"name":"loss","step":0,"value":1}""");

        Assert.Equal("0 0 1 loss 0 1", Text(Series()));
    }

    [Fact]
    public void Programs_need_not_count_steps_and_what_is_no_value_is_named()
    {
        _results.Write("Knn", """{"experiment":"Knn","experiment_id":0,"repetitions":1,"scores":{"A":[1]}}""");
        Log("Knn/0", "metrics.jsonl", """{"name":"a","value":1}""", """{"name":"b","value":2}""", """{"name":"a","value":3}""", "", """{"value":4}""", "[1]", """{"name":"a","st""");

        Assert.Equal("0 0 1 a 0 1\n0 0 1 b 0 2\n0 0 1 a 1 3", Text(Series()));
        var file = Path.Combine(_results.Path, "Knn", "0", "metrics.jsonl");
        Assert.Equal([$"{file}:5: The line is damaged and was passed over (it has no name and value).", $"{file}:6: The line is damaged and was passed over (it is not a JSON object)."], _warnings[..2]);
        Assert.StartsWith($"{file}:7: The last line is torn or damaged", _warnings[2]);
    }

    [Fact]
    public void Folders_with_other_names_are_found_by_the_end_of_out_path_and_none_outside()
    {
        _results.Write("Knn", """{"experiment":"Knn","out_path":"old/Knn/k=1/","scores":{"A":[1]}}""", """{"experiment":"Knn","experiment_id":"../outside","out_path":"..","scores":{"A":[1]}}""");
        Log("Knn/k=1", "metrics.jsonl", """{"name":"a","value":1}""");
        Log("outside", "metrics.jsonl", """{"name":"a","value":99}""");
        Log(".", "metrics.jsonl", """{"name":"a","value":99}""");

        Assert.Equal("- 0 1 a 0 1", Text(Series()));
    }

    [Fact]
    public void Each_experiment_has_a_table_of_its_own_and_a_condition_keeps_trials()
    {
        _results.Write("all", """{"experiment":"E","experiment_id":0,"K":1,"scores":{"A":[1,2]}}""", """{"experiment":"E","experiment_id":1,"K":2,"scores":{"A":[3]}}""", """{"experiment":"F","experiment_id":0,"L":2,"scores":{"B":[3]}}""");

        var results = _results.Load();

        Assert.Equal(["E", "F"], results.Repetitions().Select(table => table.Experiment));
        Assert.Equal([1L, 0], results.Where("K == 2").Repetitions()[0].Rows[0].Take(2).Select(cell => (long)cell.AsDouble()));
        Assert.Single(results.Where("K == 2").Repetitions());
    }

    [Fact]
    public void No_results_are_no_tables()
    {
        _results.WriteText("E", "");

        Assert.Empty(_results.Load().Repetitions());
        Assert.Empty(_results.Load().Series(_warnings));
    }
}
