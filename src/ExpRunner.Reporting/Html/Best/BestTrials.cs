using ExpRunner.Results;
using ExpRunner.Statistics;
using ExpRunner.Sweeps;

namespace ExpRunner.Reporting.Html;

/// <summary>The best trial by each score. Where nobody said which way is better, both ends: a page that guesses is wrong when it matters.</summary>
internal sealed class BestTrials(TrialRows rows, IReadOnlyList<SweepRecord> sweeps, PageOptions options)
{
    private const int MostScores = 8;
    private const int MostTested = 100;
    private const int MostTies = 50;
    private const double Significance = 0.05;

    private readonly Dictionary<string, SweepRecord> _sweeps = sweeps.DistinctBy(sweep => Path.GetFullPath(sweep.Status.Folder)).ToDictionary(sweep => Path.TrimEndingDirectorySeparator(Path.GetFullPath(sweep.Status.Folder)));

    /// <summary>The best of each score that tells trials apart.</summary>
    public IReadOnlyList<PageBest> All(IReadOnlyList<ScoreNumbers> scores)
        => [.. scores.Where(score => score.Varies && (score.Name != ScoreGoal.FitTime || scores.Count == 1 || options.Goals.ContainsKey(score.Name))).OrderByDescending(score => options.Goals.ContainsKey(score.Name)).Take(MostScores).SelectMany(Of)];

    private IEnumerable<PageBest> Of(ScoreNumbers score)
    {
        var isTold = options.Goals.TryGetValue(score.Name, out var isMaximised);
        if (!isTold && score.Name == ScoreGoal.FitTime)
        {
            (isTold, isMaximised) = (true, false);
        }
        return (isTold ? [isMaximised] : new[] { true, false }).Select(more => Best(score, more, !isTold)).OfType<PageBest>();
    }

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

    /// <summary>The trials with the same mean, and those that a test cannot tell from the best: paired t where both drew from trial.SharedRandom, else Welch; Holm over all that are tested.</summary>
    private IReadOnlyList<int> Ties(ScoreNumbers score, List<int> order)
    {
        var best = Sample.Of(rows.All[order[0]], score.Name)!;
        var near = order.Skip(1).Take(MostTested).ToList();
        var pValues = near.Select(row => PValue(score, best, order[0], row)).ToList();
        var adjusted = Holm.Adjust(pValues);
        return [.. near.Where((row, place) => score.Means[row] == score.Means[order[0]] || adjusted[place] > Significance).Take(MostTies)];
    }

    private double PValue(ScoreNumbers score, Sample best, int first, int row)
    {
        if (best.Numbers.Length < 2 || Sample.Of(rows.All[row], score.Name) is not { Numbers.Length: > 1 } other)
        {
            return double.NaN;
        }
        var comparison = SampleComparison.Of(best, other, IsShared(first) && IsShared(row));
        return comparison.IsRounding ? 1 : comparison.Test.PValue;
    }

    private bool IsShared(int row) => Shared.Value.Contains(row);

    private Lazy<HashSet<int>> Shared { get; } = new(() => [.. sweeps.SelectMany(sweep => sweep.Ends
        .Where(end => end.Status == AttemptStatus.Completed).GroupBy(end => end.Id).Where(trial => trial.All(end => end.SharedRandom))
        .Select(trial => rows.IndexOf(sweep.Status.Folder, trial.Key.ToString(System.Globalization.CultureInfo.InvariantCulture))))]);
}
