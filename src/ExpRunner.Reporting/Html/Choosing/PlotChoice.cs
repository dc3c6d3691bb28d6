using System.Globalization;
using ExpRunner.Expressions;
using ExpRunner.Reporting.Plots;

namespace ExpRunner.Reporting.Html;

/// <summary>Draws the pictures that suit some trials, and leaves out those that would say nothing.</summary>
internal sealed class PlotChoice(TrialRows trials, PageNames said)
{
    private const int MostPlots = 6;
    private const int LeastTimes = 20;

    private readonly IReadOnlyList<ResultRow> _rows = trials.All;

    /// <summary>The pictures.</summary>
    /// <param name="scores">The scores that are numbers, the main one first.</param>
    public IReadOnlyList<PagePlot> Draw(IReadOnlyList<ScoreNumbers> scores)
        => [.. Ideas(scores).Select(Draw).OfType<PagePlot>().Take(MostPlots)];

    private IEnumerable<PlotCandidate> Ideas(IReadOnlyList<ScoreNumbers> scores)
    {
        var telling = scores.Where(score => score.Varies || IsSpread(score)).ToList();
        if (telling.Count == 0)
        {
            yield break;
        }
        var catalog = new ColumnCatalog(trials.Names);
        var ideas = new PlotIdeas(catalog.OfScore(telling[0].Name).Name, telling[0].IsNarrow, FieldShare.Of(trials, telling[0]), _rows.Count);
        foreach (var idea in ideas.OfFields())
        {
            yield return idea;
        }
        if (telling.Count > 1 && _rows.Count > 2)
        {
            yield return ideas.Beside(telling[1].Name, Goals(telling[1].Name, telling[0].Name));
        }
        if (_rows.Count >= LeastTimes)
        {
            yield return PlotIdeas.Spread(telling[0].Name, $"How {telling[0].Name} is spread");
        }
        if (_rows.Count >= LeastTimes && telling.Exists(score => score.Name == ScoreGoal.FitTime) && telling.Count > 1)
        {
            yield return PlotIdeas.Spread(ScoreGoal.FitTime, "How long trials took (seconds)");
        }
    }

    /// <summary>Of one trial the repetitions, where they are many.</summary>
    private bool IsSpread(ScoreNumbers score) => _rows is [var only] && only.Scores[score.Name].Distinct().Count() >= LeastTimes;

    private (bool Other, bool Own)? Goals(string other, string own) => said.IsMaximised(other) is { } first && said.IsMaximised(own) is { } second ? (first, second) : null;

    private PagePlot? Draw(PlotCandidate candidate)
    {
        try
        {
            var warnings = new List<string>();
            var drawn = Plotter.Draw(new(EvenChoice.Evenly(_rows, candidate.Most), []), candidate.Options, warnings)[0];
            var note = _rows.Count > candidate.Most ? string.Create(CultureInfo.InvariantCulture, $" Of {_rows.Count:N0} trials {candidate.Most:N0} are drawn, evenly chosen.") : "";
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
