namespace ExpRunner.Reporting.Html;

/// <summary>What was said of columns: which way scores are better, and what columns are called.</summary>
internal sealed class PageNames
{
    private readonly Dictionary<string, string> _headings;
    private readonly Dictionary<string, bool> _goals;

    /// <param name="options">What was said.</param>
    /// <param name="rows">The trials of all experiments.</param>
    /// <exception cref="ReportException">There is no such column or score, or nobody said which way it is better.</exception>
    public PageNames(PageOptions options, IReadOnlyList<ResultRow> rows)
    {
        var isAsked = options.Mark.Count + options.Rename.Count > 0 && rows.Count > 0;
        var catalog = new ColumnCatalog(isAsked ? new TrialNames(rows) : new TrialNames());
        BestMarks.Check(isAsked && !options.MayLackScores ? options.Mark : [], catalog);
        _goals = options.Mark.Where(_ => isAsked).Reverse().DistinctBy(goal => goal.Score).ToDictionary(goal => goal.Score, goal => goal.IsMaximised == true);
        _headings = (isAsked ? options.Rename : []).Select(text => NamedText.Parse(text, "rename", "Neighbours", catalog)).GroupBy(name => name.Column.Name, name => name.Text).ToDictionary(name => name.Key, name => name.Last());
    }

    /// <summary>What people read above a column; a statistic is called after its score.</summary>
    public string HeadingOf(string name, string? score = null)
        => _headings.GetValueOrDefault(name) ?? (score is not null && _headings.TryGetValue(score, out var heading) ? name.Replace(score, heading) : name);

    /// <summary>Which way a score is better; null where nobody said. Less time is better.</summary>
    public bool? IsMaximised(string score) => _goals.TryGetValue(score, out var isMaximised) ? isMaximised : score == ScoreGoal.FitTime ? false : null;

    /// <summary>Whether somebody said which way a score is better.</summary>
    public bool IsMarked(string score) => _goals.ContainsKey(score);
}
