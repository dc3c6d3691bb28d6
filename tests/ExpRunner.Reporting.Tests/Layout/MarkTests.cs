using ExpRunner.Statistics;

namespace ExpRunner.Reporting.Tests.Layout;

public sealed class MarkTests : IDisposable
{
    private static readonly ReportOptions Marked = new() { Pivot = new(["K"], ["Metric"], ["Accuracy"]), Mark = [new("Accuracy", true)], Where = "status == 'completed'" };
    private readonly ResultsFolder _results = new();

    public MarkTests() => _results.Write("Knn", GridResults.Lines);

    public void Dispose() => _results.Dispose();

    private void Share() => File.WriteAllText(Path.Combine(_results.Path, "Knn", "journal.jsonl"), GridResults.SharedJournal(GridResults.Lines.Length, 5));

    private (string Cells, string Legend) Shown(ReportOptions options)
    {
        var table = Assert.Single(_results.Load().Tables(options));
        return (string.Join(' ', table.Marked.Order().Select(cell => $"{table.Rows[cell.Row][0]}/{table.Columns[cell.Column].Header}")), string.Join('\n', table.Legend));
    }

    [Fact]
    public void Without_shared_numbers_the_test_is_Welch_and_the_ties_are_those_it_leaves()
    {
        double[] best = [0.9741, 0.9735, 0.9739, 0.9744, 0.9737];
        double[][] others = [[0.971, 0.977, 0.966, 0.974, 0.967], [0.968, 0.975, 0.963, 0.971, 0.966], [0.961, 0.963, 0.958, 0.964, 0.959], [0.951, 0.957, 0.949, 0.955, 0.953]];
        var adjusted = Holm.Adjust([.. others.Select(other => Welch.Of(other, best).Test().PValue)]);
        Assert.Equal([true, true, false, false], adjusted.Select(p => p > 0.05));

        var (cells, legend) = Shown(Marked);

        Assert.Equal("1/Manhattan 1/Euclidean 3/Euclidean", cells);
        Assert.Contains("Marked: the best Accuracy (greatest), and what is not significantly worse: Welch t, corrected by Holm over 4 comparisons, alpha 0.05, n = 5.", legend);
    }

    [Fact]
    public void With_shared_numbers_on_record_repetitions_are_paired_by_run_id()
    {
        Share();

        var (cells, legend) = Shown(Marked with { MarkBy = MarkBy.Row });

        // Unpaired, Manhattan with K = 1 could not be told from Euclidean: 0.9686 and 0.9710, but pair by pair it is always less.
        Assert.Equal("1/Euclidean 3/Euclidean 9/Euclidean", cells);
        Assert.Contains("(greatest) in each row, and what is not significantly worse: paired t by run_id (trial.SharedRandom), corrected by Holm over 1 comparison each, alpha 0.05, n = 5.", legend);
        Assert.Equal("1/Manhattan 1/Euclidean 3/Euclidean 9/Euclidean", Shown(Marked with { MarkBy = MarkBy.Row, Significance = 0.001 }).Cells);
    }

    [Fact]
    public void The_best_may_be_that_of_each_column_or_the_least()
    {
        Assert.Equal("1/Manhattan 1/Euclidean 3/Euclidean", Shown(Marked with { MarkBy = MarkBy.Column }).Cells);
        Assert.Equal("9/Manhattan", Shown(Marked with { Mark = [new("Accuracy", false)] }).Cells);
    }

    [Fact]
    public void Cells_of_several_trials_are_tested_over_what_makes_pairs()
    {
        var options = new ReportOptions { GroupBy = ["K"], Mark = [new("Accuracy", true)], Where = "K != 3", Quiet = false };

        Assert.Contains("paired t over blocks by Metric, corrected by Holm over 1 comparison, alpha 0.05, n = 2.\nWith so few numbers a test finds hardly any difference", Shown(options).Legend);
        Share();
        var (cells, legend) = Shown(options);
        Assert.Equal("1/Accuracy", cells);
        Assert.Contains("paired t by run_id (trial.SharedRandom), corrected by Holm over 1 comparison, alpha 0.05, n = 5.", legend);
    }

    [Fact]
    public void What_cannot_be_tested_is_counted_and_not_marked()
    {
        _results.Write("Knn", GridResults.Line(0, 1, "a", [0.9]), GridResults.Line(1, 2, "a", [0.8]), GridResults.Line(2, 3, "a", [0.7, 0.75]), GridResults.Line(3, 4, "a", []));

        var (cells, legend) = Shown(new() { Mark = [new("Accuracy", true)], Select = ["K", "Accuracy"] });

        Assert.Equal("1/Accuracy", cells);
        Assert.Equal("Marked: the best Accuracy (greatest).\n2 values of Accuracy could not be tested (that takes two finite numbers a side) and are not marked.", legend);
    }

    [Fact]
    public void Equal_values_are_all_best_and_NaN_never_is()
    {
        _results.Write("Knn", """{"experiment_id":0,"K":1,"scores":{"x":[1,1]}}""", """{"experiment_id":1,"K":2,"scores":{"x":[1,1]}}""", """{"experiment_id":2,"K":3,"scores":{"x":["NaN",5]}}""");
        Assert.Equal("1/x 2/x", Shown(new() { Mark = [new("x", true)], Select = ["K", "x"] }).Cells);

        _results.Write("Knn", """{"experiment_id":0,"K":1,"scores":{"x":["NaN"]}}""", """{"experiment_id":1,"K":2,"scores":{"x":["NaN"]}}""");
        Assert.Equal(("", "Nothing is marked: no x is a number."), Shown(new() { Mark = [new("x", true)], Select = ["K", "x"] }));
    }

    [Fact]
    public void A_score_that_is_text_cannot_be_marked()
    {
        _results.Write("Knn", """{"experiment_id":0,"K":1,"scores":{"x":["good"]}}""");

        Assert.StartsWith("mark: x is text", Assert.Throws<ReportException>(() => Shown(new() { Mark = [new("x", true)] })).Message);
    }

    [Fact]
    public void A_terminal_shows_it_bold_and_other_text_has_an_asterisk()
    {
        var tables = _results.Load().Tables(Marked with { Quiet = true });
        using StringWriter bold = new(), plain = new();

        ReportWriter.Write(bold, tables, ReportFormat.Text, hasBold: true);
        ReportWriter.Write(plain, tables, ReportFormat.Text);

        Assert.Contains("\u001b[1m0.97392 ± 0.00035\u001b[22m", bold.ToString());
        Assert.Contains("0.97392 ± 0.00035*", plain.ToString());
        Assert.DoesNotContain("*", bold.ToString());
    }
}
