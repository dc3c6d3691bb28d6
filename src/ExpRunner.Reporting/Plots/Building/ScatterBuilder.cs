namespace ExpRunner.Reporting.Plots;

/// <summary>A point for each row.</summary>
internal static class ScatterBuilder
{
    public static Plot Build(PlotData data, PlotOptions options)
    {
        var isNumeric = data.X!.IsNumeric;
        var kept = isNumeric ? data.WithNumbers(out var leftOut, data.X, data.Y!) : data.WithNumbers(out leftOut, data.Y!);
        var x = isNumeric ? null : Categories.Of(data.X);
        if (options.LogX && x is not null)
        {
            throw new ReportException($"log: '{data.X.Label}' is not all numbers, and only numbers have a logarithm.");
        }
        var groups = Groups.Of(kept, options.Palette);
        double At(int row) => x?.IndexOf(kept.X!.Cells[row]) ?? kept.X!.Number(row);
        bool IsShown(int row) => (!options.LogX || At(row) > 0) && (!options.LogY || kept.Y!.Number(row) > 0);
        var series = groups.All.Select(group => group.Series(
            new DotMark([.. group.Rows.Where(IsShown).Select(row => new PlotPoint(At(row), kept.Y!.Number(row), kept.TrialNames[kept.Trials[row]]))]))).ToList();
        var points = series.SelectMany(one => one.Marks).SelectMany(mark => mark.Reach).ToList();
        Captions.NeedPoints(points.Count);
        return new()
        {
            Kind = PlotKind.Scatter,
            Title = options.Title ?? "",
            X = x is null ? Axes.Of(options.XLabel ?? data.X.Label, points.Select(point => point.At), options.LogX) : Axes.Of(options.XLabel ?? data.X.Label, x),
            Y = Axes.Of(options.YLabel ?? data.Y!.Label, points.Select(point => point.Value), options.LogY, options.Range),
            Series = series,
            LegendTitle = groups.Title,
            Colours = groups.Colours,
            Caption = Captions.Join($"{Captions.Some(points.Count, "point")}, {Of(kept)}.", Captions.NotPositive(kept.Count - points.Count, $"{data.X.Label} or {data.Y!.Label}"), leftOut),
        };
    }

    /// <summary>What a point stands for.</summary>
    public static string Of(PlotData data)
    {
        var trials = data.Trials.Distinct().Count();
        return trials == data.Count ? $"one for each of {Captions.Some(trials, "trial")}" : $"one for each repetition of {Captions.Some(trials, "trial")}";
    }
}
