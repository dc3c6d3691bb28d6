namespace ExpRunner.Reporting.Plots;

/// <summary>Two scores of each trial, and the front: the trials that no other beats in both.</summary>
internal static class ParetoBuilder
{
    public static Plot Build(PlotData data, PlotOptions options)
    {
        var kept = data.WithNumbers(out var leftOut, data.X!, data.Y!);
        var groups = Groups.Of(kept, options.Palette);
        var points = groups.All.SelectMany(group => group.Rows.GroupBy(row => kept.Trials[row]).Select(rows => (Group: group, Runs: rows.Count(), Point: new PlotPoint(
            Statistics.Summary.Of([.. rows.Select(kept.X!.Number)]).Mean, Statistics.Summary.Of([.. rows.Select(kept.Y!.Number)]).Mean, kept.TrialNames[rows.Key])))).ToList();
        var hidden = points.RemoveAll(point => (options.LogX && point.Point.At <= 0) || (options.LogY && point.Point.Value <= 0));
        Captions.NeedPoints(points.Count);
        var front = Front([.. points.Select(point => point.Point)], Direction.IsMin(options.X), Direction.IsMin(options.Y));
        var line = new PlotSeries { Name = "Pareto front", Colour = PlotSeries.Muted, InLegend = true, Style = 1, Marks = [new LineMark(Stairs(front, Direction.IsMin(options.Y) == Direction.IsMin(options.X)))] };
        var ring = new PlotSeries { Colour = 1, Style = 3, Marks = [new DotMark(front)] };
        return new()
        {
            Kind = PlotKind.Pareto,
            Title = options.Title ?? "",
            X = Axes.Of(options.XLabel ?? Said(data.X!.Label, options.X), points.Select(point => point.Point.At), options.LogX),
            Y = Axes.Of(options.YLabel ?? Said(data.Y!.Label, options.Y), points.Select(point => point.Point.Value), options.LogY, options.Range),
            Series = [line, .. points.GroupBy(point => point.Group).Select(group => group.Key.Series(new DotMark([.. group.Select(point => point.Point)]))), .. groups.All.Count == 1 ? [ring] : Array.Empty<PlotSeries>()],
            LegendTitle = groups.Title,
            Colours = groups.Colours,
            Caption = Captions.Join($"Means of {Captions.Some(points.Count, "trial")}, {PlotText.Count(points.Select(point => point.Runs))}; {front.Count} of them on the Pareto front: {Names(front)}",
                Captions.NotPositive(hidden, $"{data.X!.Label} or {data.Y!.Label}"), leftOut),
        };
    }

    /// <summary>The points that no other equals or beats in both and beats in one, from left to right; of equal points each.</summary>
    public static IReadOnlyList<PlotPoint> Front(IReadOnlyList<PlotPoint> points, bool isMinX, bool isMinY)
    {
        var (signX, signY) = (isMinX ? 1 : -1, isMinY ? 1 : -1);
        var front = new List<PlotPoint>();
        foreach (var point in points.OrderBy(point => signX * point.At).ThenBy(point => signY * point.Value))
        {
            var last = front.Count == 0 ? default(PlotPoint?) : front[^1];
            if (last is null || signY * point.Value < signY * last.Value.Value || (point.At == last.Value.At && point.Value == last.Value.Value))
            {
                front.Add(point);
            }
        }
        return [.. front.OrderBy(point => point.At).ThenBy(point => point.Value)];
    }

    /// <summary>Steps that keep to the side where something is beaten.</summary>
    private static List<PlotPoint> Stairs(IReadOnlyList<PlotPoint> front, bool isSame)
    {
        var stairs = new List<PlotPoint>();
        for (var i = 0; i < front.Count; i++)
        {
            if (i > 0)
            {
                // With one kind of direction the front falls; the corner is the worse of both.
                stairs.Add(isSame == IsUpper(front[i - 1], front[i]) ? new(front[i].At, front[i - 1].Value) : new(front[i - 1].At, front[i].Value));
            }
            stairs.Add(front[i]);
        }
        return stairs;
    }

    private static bool IsUpper(PlotPoint first, PlotPoint second) => first.Value >= second.Value;

    private static string Said(string label, string? asked) => $"{label} ({(Direction.IsMin(asked) ? "less" : "more")} is better)";

    private static string Names(IReadOnlyList<PlotPoint> front)
        => string.Join("; ", front.Take(4).Select(point => PlotText.Short(point.Name, 60))) + (front.Count > 4 ? "; …" : ".");
}
