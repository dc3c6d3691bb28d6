using ExpRunner.Reporting.Plots;

namespace ExpRunner.Reporting.Html;

/// <summary>Which pictures suit the fields that vary and the scores there are, the most telling first.</summary>
/// <param name="score">The score they are about, as a column.</param>
/// <param name="isNarrow">Whether its means differ too little to be told apart by bars, which begin at 0.</param>
/// <param name="fields">The fields that vary, what matters most first.</param>
/// <param name="trials">How many trials there are.</param>
internal sealed class PlotIdeas(string score, bool isNarrow, IReadOnlyList<FieldShare> fields, int trials)
{
    /// <summary>Of pictures that pool trials so many are enough.</summary>
    private const int ManyTrials = 10_000;
    private const int MostPoints = 2_000;
    private const int MostLines = 300;
    private const int MostLearned = 500;
    private const int MostHues = 6;
    private const int MostCells = 600;
    private const int LeastForest = 30;
    private const double LeastShare = 0.01;

    /// <summary>The pictures of the score over the fields.</summary>
    public IEnumerable<PlotCandidate> OfFields() => fields.Count switch
    {
        0 => trials > 1 ? [] : [Pooled(new() { Kind = PlotKind.Histogram, X = score })],
        1 => [Main(fields[0], null)],
        2 => [.. Plane(fields[0], fields[1]), Main(fields[0], fields[1]), .. fields[1].IsDiscrete || fields[1].Share <= LeastShare ? [] : new[] { Main(fields[1], fields[0]) }],
        _ => [.. Many()],
    };

    /// <summary>The score beside another one.</summary>
    /// <param name="other">The other score, as a column.</param>
    /// <param name="goals">Which way both are better, first the other's; null where that is not known of both.</param>
    public PlotCandidate Beside(string other, (bool Other, bool Own)? goals)
    {
        var hue = Hue(null);
        var (x, y) = ("mean_" + other, "mean_" + score);
        return new(goals is not { } told
            ? new() { Kind = PlotKind.Scatter, X = x, Y = y, Hue = hue, XLabel = other, YLabel = score, Title = $"{score} and {other}" }
            : new() { Kind = PlotKind.Pareto, X = x + (told.Other ? ":max" : ":min"), Y = y + (told.Own ? ":max" : ":min"), Hue = hue, Title = $"{score} against {other}" }, MostPoints);
    }

    /// <summary>How a number is spread.</summary>
    public static PlotCandidate Spread(string name, string title) => Pooled(new() { Kind = PlotKind.Histogram, X = "mean_" + name, XLabel = name, Title = title });

    private IEnumerable<PlotCandidate> Many()
    {
        yield return Main(fields[0], fields[1]);
        foreach (var plane in Plane(fields[0], fields[1]))
        {
            yield return plane;
        }
        if (fields[1].Share > LeastShare && !(fields[1].IsDiscrete && fields[0].IsDiscrete))
        {
            yield return Main(fields[1], fields[0]);
        }
        if (trials >= LeastForest || fields.All(field => field.IsDiscrete))
        {
            yield return new(new() { Kind = PlotKind.Importance, Y = score, Title = $"What {score} depends on" }, MostLearned);
        }
        yield return new(new() { Kind = PlotKind.Parallel, Y = score, Fields = [.. fields.Take(8).Select(field => field.Name)], Title = $"{score} across all fields" }, MostLines);
    }

    /// <summary>
    /// The score over one field, another one as hue: lines over numbers, bars of names or boxes where bars would all look the same, points where each trial has a number of its own.
    /// Of names and numbers the numbers are the axis.
    /// </summary>
    private PlotCandidate Main(FieldShare x, FieldShare? other)
    {
        if (!x.IsNumeric && x.Values <= MostHues && other is { IsNumeric: true, IsDiscrete: true, Values: > 2 })
        {
            (x, other) = (other, x);
        }
        var hue = other is { Values: <= MostHues } ? other.Name : other is null ? null : Hue(x);
        var title = $"{score} by {x.Name}" + (hue is null ? "" : $" and {hue}");
        return !x.IsDiscrete && x.IsNumeric ? new(new() { Kind = PlotKind.Scatter, X = x.Name, Y = "mean_" + score, YLabel = score, Hue = hue, LogX = x.IsLog, Title = title }, MostPoints)
            : x.IsNumeric ? Pooled(new() { Kind = PlotKind.Lines, X = x.Name, Y = score, Hue = hue, LogX = x.IsLog, Title = title })
            : Pooled(new() { Kind = isNarrow ? PlotKind.Box : PlotKind.Bars, X = x.Name, Y = score, Hue = hue, Title = title });
    }

    private IEnumerable<PlotCandidate> Plane(FieldShare first, FieldShare second)
    {
        if (!first.IsDiscrete || !second.IsDiscrete || first.Values * second.Values is < 4 or > MostCells)
        {
            return [];
        }
        var (x, y) = first.Values >= second.Values ? (first, second) : (second, first);
        return [Pooled(new() { Kind = PlotKind.Heatmap, X = x.Name, Y = y.Name, Z = score, Title = $"Mean {score} by {x.Name} and {y.Name}" })];
    }

    /// <summary>The field with few values that matters most.</summary>
    private string? Hue(FieldShare? except) => fields.FirstOrDefault(field => field != except && field.Values <= MostHues)?.Name;

    private static PlotCandidate Pooled(PlotOptions options) => new(options, ManyTrials);
}
