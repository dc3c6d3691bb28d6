using System.Globalization;
using ExpRunner.Expressions;
using ExpRunner.Reporting.Plots;

namespace ExpRunner.Reporting.Html;

/// <summary>Draws the pictures that suit some trials, and leaves out those that would say nothing.</summary>
internal sealed class PlotChoice(IReadOnlyList<ResultRow> rows, PageOptions options)
{
    private const int MostPlots = 6;
    private const int LeastTimes = 20;
    private const int MostCurves = 24;

    /// <summary>The pictures.</summary>
    /// <param name="scores">The scores that are numbers, the main one first.</param>
    /// <param name="series">What was logged.</param>
    public IReadOnlyList<PagePlot> Draw(IReadOnlyList<ScoreNumbers> scores, IReadOnlyList<string> series)
        => [.. Ideas(scores, series).Select(Draw).OfType<PagePlot>().Take(MostPlots)];

    private IEnumerable<PlotCandidate> Ideas(IReadOnlyList<ScoreNumbers> scores, IReadOnlyList<string> series)
    {
        var telling = scores.Where(score => score.Varies || rows.Count == 1).ToList();
        if (telling.Count == 0)
        {
            yield break;
        }
        var catalog = new ColumnCatalog(new TrialNames(rows));
        var ideas = new PlotIdeas(catalog.OfScore(telling[0].Name).Name, FieldShare.Of(rows, telling[0]), rows.Count);
        foreach (var idea in ideas.OfFields())
        {
            yield return idea;
        }
        if (telling.Count > 1 && rows.Count > 2)
        {
            yield return ideas.Beside(telling[1].Name, Goals(telling[1].Name, telling[0].Name));
        }
        if (series.Count > 0)
        {
            yield return new(new() { Kind = PlotKind.Curves, Y = series[0], Title = $"Learning curves: {series[0]}" }, MostCurves);
        }
        if (rows.Count >= LeastTimes)
        {
            yield return PlotIdeas.Spread(telling[0].Name, $"How {telling[0].Name} is spread");
        }
        if (rows.Count >= LeastTimes && telling.Exists(score => score.Name == ScoreGoal.FitTime) && telling.Count > 1)
        {
            yield return PlotIdeas.Spread(ScoreGoal.FitTime, "How long trials took (seconds)");
        }
    }

    private (bool Other, bool Own)? Goals(string other, string own) => Goal(other) is { } first && Goal(own) is { } second ? (first, second) : null;

    private bool? Goal(string score) => options.Goals.TryGetValue(score, out var isMaximised) ? isMaximised : score == ScoreGoal.FitTime ? false : null;

    private PagePlot? Draw(PlotCandidate candidate)
    {
        try
        {
            var warnings = new List<string>();
            var drawn = Plotter.Draw(new(EvenChoice.Evenly(rows, candidate.Most), []), candidate.Options, warnings)[0];
            var note = rows.Count > candidate.Most ? string.Create(CultureInfo.InvariantCulture, $" Of {rows.Count:N0} trials {candidate.Most:N0} are drawn, evenly chosen.") : "";
            var plot = drawn with { Caption = drawn.Caption + note };
            var asked = candidate.Options;
            return new(plot.Title, asked.Kind.ToString().ToLowerInvariant(), asked.X, asked.Y, asked.Z, asked.Hue, EChartsWriter.Write(plot), plot.Caption);
        }
        catch (Exception fault) when (fault is ReportException or ExpressionException)
        {
            // A picture that cannot be drawn is none that suits.
            return null;
        }
    }
}
