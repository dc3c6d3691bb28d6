using ExpRunner.Values;

namespace ExpRunner.Reporting.Plots;

/// <summary>A line for each trial, from field to field, coloured by its score, which is the last axis.</summary>
internal static class ParallelBuilder
{
    private const int MostLines = 5_000;
    private const int MostNames = 12;
    private const int LongestName = 14;

    public static Plot Build(PlotData data, PlotOptions options)
    {
        var kept = data.WithNumbers(out var leftOut, data.Y!);
        if (kept.Fields.Count == 0)
        {
            throw new ReportException("parallel: no field varies, so there is nothing to compare. Name fields with --fields.");
        }
        var trials = Enumerable.Range(0, kept.Count).GroupBy(row => kept.Trials[row]).Select(rows => (Row: rows.First(), Runs: rows.Count(), Score: Statistics.Summary.Of([.. rows.Select(kept.Y!.Number)]).Mean)).ToList();
        if (trials.Count > MostLines)
        {
            throw new ReportException($"parallel: {trials.Count} lines are more than can be seen ({MostLines}). Keep fewer with --where.");
        }
        List<Dimension> axes = [.. kept.Fields.Select(Dimension.Of), Dimension.Numbers(data.Y!.Label, trials.Select(trial => trial.Score), options.Range)];
        var scale = new ColourScale(options.YLabel ?? data.Y!.Label, axes[^1].From, axes[^1].To, options.Palette);
        // The best lines are drawn last, over the others.
        var lines = trials.OrderBy(trial => Direction.IsMin(options.Y) ? -trial.Score : trial.Score).Select(trial => new PlotSeries
        {
            Shade = scale.Place(trial.Score),
            Marks = [new LineMark([.. axes.Select((axis, place) => new PlotPoint(place, place == axes.Count - 1 ? axis.Place(Value.Of(trial.Score)) : axis.Place(kept.Fields[place].Cells[trial.Row]), kept.TrialNames[kept.Trials[trial.Row]]))], IsThin: true)],
        });
        return new()
        {
            Kind = PlotKind.Parallel,
            Title = options.Title ?? "",
            X = new() { Scale = AxisScale.Categorical, Categories = [.. axes.Select(axis => axis.Name)], From = -0.15, To = axes.Count - 0.5 },
            Y = new() { From = -0.04, To = 1.04, IsHidden = true },
            Colours = scale,
            Series = [.. lines, new() { Marks = [.. axes.SelectMany((axis, place) => axis.Ticks.Select(tick => new TextMark(new(place, tick.At), tick.Label, TextSide.Right)))] }],
            Caption = Captions.Join($"A line for each of {trials.Count} trials, coloured by the mean of {data.Y!.Label}, {PlotText.Count(trials.Select(trial => trial.Runs))}.", leftOut),
        };
    }

    /// <summary>One of the axes, from 0 to 1.</summary>
    private sealed record Dimension(string Name, double From, double To, Categories? Categories)
    {
        /// <summary>What is written along it.</summary>
        public IEnumerable<Tick> Ticks => Categories is { } names
            ? names.Labels.Select((label, place) => new Tick(Place(names.Values[place]), PlotText.Short(label, LongestName))).Where((_, place) => place % Math.Max(1, (names.Count + MostNames - 1) / MostNames) == 0)
            : Plots.Ticks.Of(new PlotAxis { From = From, To = To }, 5).Select(tick => tick with { At = (tick.At - From) / (To - From) });

        /// <summary>An axis of a field: of numbers, where they are many, else of names.</summary>
        public static Dimension Of(PlotColumn field)
        {
            var names = Categories.Of(field);
            return field.IsNumeric && names.Count > MostNames ? Numbers(field.Label, field.Everywhere.Select(PlotColumn.Number), null) : new(field.Label, 0, Math.Max(1, names.Count - 1), names);
        }

        public static Dimension Numbers(string name, IEnumerable<double> numbers, (double From, double To)? range)
        {
            var finite = numbers.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
            var (from, to) = range ?? (finite.Min(), finite.Max());
            return to > from ? new(name, from, to, null) : new(name, from - 0.5, from + 0.5, null);
        }

        public double Place(Value value) => Categories is { } names ? names.Count == 1 ? 0.5 : names.IndexOf(value) / To : (PlotColumn.Number(value) - From) / (To - From);
    }
}
