using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Finds the best cells of scores, and those that no test tells from them.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="groupBy">What tells cells apart, where several trials may share one.</param>
/// <param name="headerOf">What a score is called.</param>
internal sealed class BestMarks(ReportOptions options, IReadOnlyList<ColumnSource> groupBy, Func<string, string> headerOf)
{
    private readonly HashSet<(int Row, int Column)> _marked = [];
    private readonly List<string> _legend = [];

    /// <exception cref="ReportException">A score to mark is unknown, is text, or nobody said which way is better.</exception>
    public static void Check(IReadOnlyList<ScoreGoal> goals, ColumnCatalog all)
    {
        foreach (var goal in goals)
        {
            if (all.Scores.FirstOrDefault(score => score.Name == goal.Score) is not { } score)
            {
                throw new ReportException($"mark: there is no score '{goal.Score}'.{(NearNames.Hint(goal.Score, all.Scores.Select(score => score.Name)) is { Length: > 0 } hint ? hint : $" Known are: {string.Join(", ", all.Scores.Select(score => score.Name))}.")}");
            }
            if (score.IsText)
            {
                throw new ReportException($"mark: {goal.Score} is text, and only numbers are better or worse.");
            }
            if (goal.IsMaximised is null)
            {
                throw new ReportException($"mark: nobody said which way {goal.Score} is better. Write {goal.Score}:max or {goal.Score}:min.");
            }
        }
        if (goals.GroupBy(goal => goal.Score).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            throw new ReportException($"mark: {twice.Key} is named twice.");
        }
    }

    /// <summary>The cells to mark, and sentences on what that means.</summary>
    public (IReadOnlySet<(int Row, int Column)> Cells, IReadOnlyList<string> Legend) Of(TableGrid grid)
    {
        foreach (var goal in options.Mark)
        {
            Mark(goal, [.. Cells(grid, goal.Score)]);
        }
        return (_marked, _legend);
    }

    private static IEnumerable<(int Row, int Column, TrialGroup Trials)> Cells(TableGrid grid, string score)
        => from row in grid.Rows.Index()
           from cell in row.Item.Index()
           where grid.Columns[cell.Index].Scale == score && cell.Item is { Trials: not null, Value.Kind: ValueKind.Number } && !double.IsNaN(cell.Item.Value.AsDouble())
           select (row.Index, cell.Index, cell.Item.Trials!);

    private void Mark(ScoreGoal goal, List<(int Row, int Column, TrialGroup Trials)> cells)
    {
        if (cells.Count == 0)
        {
            _legend.Add($"Nothing is marked: no {headerOf(goal.Score)} is a number.");
            return;
        }
        var samples = new CellSamples(goal.Score, [.. cells.Select(cell => cell.Trials)], groupBy);
        var told = new MarkLegend(goal, headerOf(goal.Score), options, samples);
        foreach (var family in cells.Index().GroupBy(cell => options.MarkBy switch { MarkBy.Row => cell.Item.Row, MarkBy.Column => cell.Item.Column, _ => 0 }))
        {
            int[] places = [.. family.Select(cell => cell.Index)];
            var ties = BestTies.Of([.. places.Select(samples.Of)], goal.IsMaximised == true, options.Significance);
            told.Add(ties);
            _marked.UnionWith(ties.Marked.Select(place => (cells[places[place]].Row, cells[places[place]].Column)));
        }
        _legend.AddRange(told.Sentences);
    }
}
