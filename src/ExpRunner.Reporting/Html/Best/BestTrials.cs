using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Reporting.Html;

/// <summary>The best trial by each score. Where nobody said which way is better, both ends: a page that guesses is wrong when it matters.</summary>
internal sealed class BestTrials(TrialRows rows, IReadOnlyList<SweepRecord> sweeps, PageNames said)
{
    private const int MostScores = 8;
    private const int MostTested = 100;
    private const int MostTies = 50;
    private const double Significance = 0.05;

    private readonly Dictionary<string, SweepRecord> _sweeps = sweeps.DistinctBy(sweep => Path.GetFullPath(sweep.Status.Folder)).ToDictionary(sweep => Path.TrimEndingDirectorySeparator(Path.GetFullPath(sweep.Status.Folder)));

    /// <summary>The best of each score that tells trials apart.</summary>
    public IReadOnlyList<PageBest> All(IReadOnlyList<ScoreNumbers> scores)
        => [.. scores.Where(score => score.Varies && (score.Name != ScoreGoal.FitTime || scores.Count == 1 || said.IsMarked(score.Name))).OrderByDescending(score => said.IsMarked(score.Name)).Take(MostScores).SelectMany(Of)];

    private IEnumerable<PageBest> Of(ScoreNumbers score)
        => (said.IsMaximised(score.Name) is { } told ? [told] : new[] { true, false }).Select(more => Best(score, more, said.IsMaximised(score.Name) is null)).OfType<PageBest>();

    /// <summary>A trial that did not complete is best only where none did.</summary>
    private PageBest? Best(ScoreNumbers score, bool isMaximised, bool isPresumed)
    {
        var finite = Enumerable.Range(0, rows.All.Count).Where(row => double.IsFinite(score.Means[row])).ToList();
        var candidates = finite.Exists(row => !rows.All[row].IsFailed) ? finite.Where(row => !rows.All[row].IsFailed) : finite;
        var order = candidates.OrderBy(row => isMaximised ? -score.Means[row] : score.Means[row]).ToList();
        if (order.Count == 0)
        {
            return null;
        }
        var trial = rows.All[order[0]];
        var sweep = _sweeps.GetValueOrDefault(rows.FolderOf(order[0]));
        return new(score.Name, isMaximised ? "max" : "min", isPresumed, order[0], trial.Id.ToString(), ReplayCommand.ConfigOf(trial), ReplayCommand.Of(trial, sweep), Ties(score, order));
    }

    /// <summary>The trials with the same mean, and those that a test cannot tell from the best: paired t where both drew from trial.SharedRandom, else Welch's; Holm over all that are tested.</summary>
    private IReadOnlyList<int> Ties(ScoreNumbers score, List<int> order)
    {
        int[] near = [.. order.Take(MostTested + 1)];
        var ties = BestTies.Of([.. near.Select(row => SampleOf(score, row))], score.Means[near[0]] >= score.Means[near[^1]], Significance);
        return [.. near.Index().Skip(1).Where(row => score.Means[row.Item] == score.Means[near[0]] || ties.Marked.Contains(row.Index)).Select(row => row.Item).Take(MostTies)];
    }

    private CellSample SampleOf(ScoreNumbers score, int row)
    {
        var sample = Sample.Of(rows.All[row], score.Name)!;
        return new(sample.Numbers, IsShared(row) ? sample : null);
    }

    private bool IsShared(int row) => Shared.Value.Contains(row);

    private Lazy<HashSet<int>> Shared { get; } = new(() => [.. sweeps.SelectMany(sweep => sweep.Ends
        .Where(end => end.Status == AttemptStatus.Completed).GroupBy(end => end.Id).Where(trial => trial.All(end => end.SharedRandom))
        .Select(trial => rows.IndexOf(sweep.Status.Folder, trial.Key.ToString(System.Globalization.CultureInfo.InvariantCulture))))]);
}
