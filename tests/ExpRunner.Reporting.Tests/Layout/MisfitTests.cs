namespace ExpRunner.Reporting.Tests.Layout;

/// <summary>Every combination of options that does not fit has one message.</summary>
public sealed class MisfitTests : IDisposable
{
    private static readonly ReportOptions Pivot = new() { Pivot = new(["K"], ["Metric"], ["Accuracy"]) };
    private readonly ResultsFolder _results = new();

    public MisfitTests() => _results.Write("Knn", GridResults.Lines);

    public void Dispose() => _results.Dispose();

    private static ScoreGoal[] Mark(params string[] goals) => [.. goals.Select(ScoreGoal.Parse)];

    private static readonly (string Message, ReportOptions Options)[] Misfits =
    [
        ("value: say what stands in the cells", new() { Pivot = new(["K"], [], []) }),
        ("value: a pivot needs --rows or --columns", new() { Pivot = new([], [], ["Accuracy"]) }),
        ("select: a pivot shows rows", Pivot with { Select = ["K"] }),
        ("group-by: a pivot groups by its rows", Pivot with { GroupBy = ["K"] }),
        ("best: it picks rows", Pivot with { Best = "Accuracy" }),
        ("all: a pivot shows", Pivot with { All = true }),
        ("transpose: exchange --rows and --columns", Pivot with { Transpose = true }),
        ("columns: a field stands once", new() { Pivot = new(["K"], ["K"], ["Accuracy"]) }),
        ("columns: 'Accuracy' is no field of a trial", new() { Pivot = new([], ["Accuracy"], ["Accuracy"]) }),
        ("rows: there is no column 'Metrik'. Did you mean 'Metric'?", new() { Pivot = new(["Metrik"], [], ["Accuracy"]) }),
        ("value: there is no column 'Acuracy'. Did you mean 'Accuracy'?", new() { Pivot = new(["K"], [], ["Acuracy"]) }),
        ("error: csv, tsv and json hold plain numbers", Pivot with { Error = ScoreError.Se, Format = ReportFormat.Csv }),
        ("mark: csv, tsv and json hold plain values", new() { Mark = Mark("Accuracy:max"), Format = ReportFormat.Json }),
        ("mark: nobody said which way Accuracy is better. Write Accuracy:max or Accuracy:min.", new() { Mark = Mark("Accuracy") }),
        ("mark: there is no score 'Acuracy'. Did you mean 'Accuracy'?", new() { Mark = Mark("Acuracy:max") }),
        ("mark: Accuracy stands in no column of the table", new() { Mark = Mark("Accuracy:max"), Select = ["K"] }),
        ("mark: Accuracy is named twice", new() { Mark = Mark("Accuracy:max", "Accuracy:min") }),
        ("mark-by: it goes with a pivot", new() { Mark = Mark("Accuracy:max"), MarkBy = MarkBy.Row }),
        ("mark-by: it goes with mark", Pivot with { MarkBy = MarkBy.Row }),
        ("significance: it is a share", new() { Mark = Mark("Accuracy:max"), Significance = 5 }),
        ("round: there is no error to round by", new() { ErrorDigits = 2 }),
        ("round: it is decimals or digits", new() { ErrorDigits = 2, Error = ScoreError.Sd, Round = 3 }),
        ("round: an error has 1 or 2", new() { ErrorDigits = 3, Error = ScoreError.Sd }),
        ("rename: 'K' is not of the form name=text", new() { Rename = ["K"] }),
        ("rename: there is no column 'Metrik'. Did you mean 'Metric'?", new() { Rename = ["Metrik=M"] }),
        ("rename: 'K=' says nothing", new() { Rename = ["K="] }),
        ("rename: 'K' is renamed twice", new() { Rename = ["K=a", "K=b"] }),
        ("rename: two columns would be called 'Metric'", new() { Rename = ["K=Metric"] }),
        ("label: there is no column 'metrik'. Did you mean 'Metric'?", new() { Label = "{metrik}" }),
        ("label: 'Accuracy' is no field of a trial", new() { Label = "{Accuracy}" }),
        ("label: {K: the brace at position 0 has no partner", new() { Label = "{K" }),
        ("label: 'all' names no field", new() { Label = "all" }),
        ("label: rows are not grouped by 'K'", new() { Label = "{Metric} {K}", GroupBy = ["Metric"] }),
        ("unit: Accuracy lies between -1 and 1", new() { Units = ["Accuracy=%"] }),
        ("unit: '%:0' of 'Accuracy' is neither", new() { Units = ["Accuracy=%:0"] }),
        ("unit: 'K' is no score", new() { Units = ["K=mm:10"] }),
        ("unit: 'mean_Accuracy' has two units", new() { Units = ["Accuracy=%:100", "mean_Accuracy=x"] }),
        ("transpose: 'Manhattan' would head two columns", new() { Select = ["Metric", "Accuracy"], Transpose = true, Format = ReportFormat.Csv }),
    ];

    public static TheoryData<string> Messages => [.. Misfits.Select(misfit => misfit.Message)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void It_is_said(string message)
        => Assert.StartsWith(message, Assert.Throws<ReportException>(() => _results.Render(Array.Find(Misfits, misfit => misfit.Message == message).Options)).Message);
}
