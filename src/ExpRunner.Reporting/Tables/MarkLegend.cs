using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>Says what marks mean, and which tests they follow.</summary>
/// <param name="goal">The score.</param>
/// <param name="header">What it is called.</param>
/// <param name="options">What was asked for.</param>
/// <param name="samples">What was tested.</param>
internal sealed class MarkLegend(ScoreGoal goal, string header, ReportOptions options, CellSamples samples)
{
    private const int FewNumbers = 4;
    private readonly HashSet<string> _methods = [];
    private readonly HashSet<int> _counts = [];
    private readonly HashSet<int> _sizes = [];
    private int _untested;

    /// <summary>Takes what was found among some cells.</summary>
    public void Add(BestTies ties)
    {
        _methods.UnionWith(ties.Methods);
        _counts.UnionWith(ties.Counts);
        _untested += ties.Untested;
        if (ties.Methods.Count > 0)
        {
            _sizes.Add(ties.Methods.Count);
        }
    }

    /// <summary>The sentences.</summary>
    public IEnumerable<string> Sentences
    {
        get
        {
            var best = $"the best {header} ({(goal.IsMaximised == true ? "greatest" : "least")}){options.MarkBy switch { MarkBy.Row => " in each row", MarkBy.Column => " in each column", _ => "" }}";
            yield return _methods.Count == 0 ? $"Marked: {best}." : StatText.Text(
                $"Marked: {best}, and what is not significantly worse: {string.Join(" or ", _methods.Select(Method))}, corrected by Holm over {Range(_sizes)} {(_sizes.Max() == 1 ? "comparison" : "comparisons")}{(options.MarkBy == MarkBy.Table ? "" : " each")}, alpha {options.Significance}, n = {Range(_counts)}.");
            if (_counts.Count > 0 && _counts.Min() < FewNumbers)
            {
                yield return "With so few numbers a test finds hardly any difference, so that a mark says little.";
            }
            if (_untested > 0)
            {
                yield return StatText.Text($"{_untested} {(_untested == 1 ? "value" : "values")} of {header} could not be tested (that takes two finite numbers a side) and {(_untested == 1 ? "is" : "are")} not marked.");
            }
            foreach (var note in samples.Notes)
            {
                yield return note;
            }
        }
    }

    private string Method(string method) => method == Welch.Method ? method
        : samples.By.Count > 0 ? $"{method} over blocks by {string.Join(", ", samples.By)}"
        : $"{method} by run_id (trial.SharedRandom)";

    private static string Range(HashSet<int> numbers) => StatText.Text(numbers.Count == 1 ? (FormattableString)$"{numbers.Min()}" : $"{numbers.Min()} to {numbers.Max()}");
}
