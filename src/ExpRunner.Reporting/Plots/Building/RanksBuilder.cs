using ExpRunner.Statistics;

namespace ExpRunner.Reporting.Plots;

/// <summary>A critical-difference diagram (J. Demšar, 2006): mean ranks from best to worst, and lines that join what Nemenyi's test does not tell apart.</summary>
internal static class RanksBuilder
{
    private const int Most = 30;
    private const int LongestName = 40;
    private const int MostNumbers = 6;

    public static Plot Build(PlotData data, PlotOptions options)
    {
        var kept = data.WithNumbers(out var leftOut, data.Y!);
        var (names, blocks, incomplete) = Blocks(kept);
        if (names.Count > Most)
        {
            throw new ReportException($"ranks: {names.Count} to compare are more than a diagram can show ({Most}). Name a column with --x, or keep fewer with --where.");
        }
        var found = CriticalDifference.Of(names, blocks, !Direction.IsMin(options.Y))
            ?? throw new ReportException($"ranks: {names.Count} to compare in {blocks.Count} complete blocks, where at least 2 of both are needed. A block is a repetition of what else varies; run more repetitions, name what blocks differ in with --fields, or another --x.");
        return Of(found, options) with
        {
            Caption = Captions.Join(
                $"Average ranks of {(kept.X is null ? Captions.Some(names.Count, "trial") : Captions.Some(names.Count, "value") + $" of {kept.X.Label}")} over {found.Blocks} blocks (repetitions{(kept.X is not null && kept.Fields.Count > 0 ? $" of each {string.Join(", ", kept.Fields.Select(field => field.Label))}" : "")}), 1 is the best: {(Direction.IsMin(options.Y) ? "least" : "greatest")} {kept.Y!.Label}.",
                $"Joined: not told apart by Nemenyi's test at {PlotText.Number(found.Significance)}; critical difference {PlotText.Number(found.Difference, 3)}.",
                incomplete > 0 ? $"{incomplete} blocks lack some and are left out." : "", leftOut),
        };
    }

    /// <summary>The diagram of ranks that are known.</summary>
    public static Plot Of(CriticalDifference found, PlotOptions options)
    {
        var count = found.Names.Count;
        var half = (count + 1) / 2;
        var groups = found.Groups;
        var (low, high) = (1.0, (double)count);
        // Below the scale first the lines that join, then a row for each name: the better half on the left, the others on the right.
        double Row(int place) => -(groups.Count * 0.45) - 0.9 - (place < half ? place : count - 1 - place);
        var marks = new List<PlotMark>();
        for (var place = 0; place < count; place++)
        {
            var (rank, isBetter) = (found.AverageRanks[place], place < half);
            var end = isBetter ? low - 0.15 : high + 0.15;
            marks.Add(new LineMark([new(rank, 0), new(rank, Row(place)), new(end, Row(place))], IsThin: true));
            marks.Add(new TextMark(new(end, Row(place)), $"({PlotText.Fixed(rank, 2)}) {PlotText.Short(found.Names[place], LongestName)}", isBetter ? TextSide.Left : TextSide.Right));
        }
        var joined = groups.Select((group, place) => (PlotMark)new LineMark([
            new(found.AverageRanks[group.First] - 0.05, -0.4 - (place * 0.45)), new(found.AverageRanks[group.Last] + 0.05, -0.4 - (place * 0.45))])).ToList();
        var side = (high - low) * Math.Clamp(0.35 + (0.06 * found.Names.Max(name => Math.Min(LongestName, name.Length))), 0.5, 1.6);
        return new()
        {
            Kind = PlotKind.Ranks,
            Title = options.Title ?? "",
            X = new() { From = low - side, To = high + side, IsHidden = true },
            Y = new() { From = Math.Min(Row(half - 1), Row(half)) - 0.4, To = 2.4, IsHidden = true },
            Series = [new() { Colour = PlotSeries.Muted, Marks = [.. Scale(low, high, found.Difference)] }, new() { Colour = PlotSeries.Muted, Marks = [.. marks.OfType<LineMark>()] }, new() { Marks = [.. marks.OfType<TextMark>()] }, new() { Colour = 1, Marks = joined }],
        };
    }

    /// <summary>The line of ranks with its ticks, and above it the critical difference.</summary>
    private static IEnumerable<PlotMark> Scale(double low, double high, double difference)
    {
        var every = Math.Ceiling((high - low) / MostNumbers);
        yield return new LineMark([new(low, 0), new(high, 0)]);
        for (var rank = low; rank <= high; rank++)
        {
            yield return new LineMark([new(rank, 0), new(rank, 0.2)], IsThin: true);
            if ((rank - low) % every == 0)
            {
                yield return new TextMark(new(rank, 0.2), PlotText.Number(rank), TextSide.Above);
            }
        }
        yield return new LineMark([new(low, 1.5), new(low + Math.Min(difference, high - low), 1.5)]);
        yield return new TextMark(new(low + (Math.Min(difference, high - low) / 2), 1.5), $"CD = {PlotText.Number(difference, 3)}", TextSide.Above);
    }

    private static (List<string> Names, List<double[]> Blocks, int Incomplete) Blocks(PlotData data)
    {
        var x = data.X is { } column ? Categories.Of(column) : null;
        int Treatment(int row) => x?.IndexOf(data.X!.Cells[row]) ?? data.Trials[row];
        var seen = Enumerable.Range(0, data.Count).Select(Treatment).Distinct().Order().ToList();
        var fields = x is null ? [] : data.Fields;
        var blocks = Enumerable.Range(0, data.Count).GroupBy(row => $"{data.Runs[row]} {Cell.Key(fields.Select(field => field.Cells[row]))}")
            .Select(rows => rows.GroupBy(Treatment).ToDictionary(group => group.Key, group => Summary.Of([.. group.Select(data.Y!.Number)]).Mean)).ToList();
        var whole = blocks.Where(block => block.Count == seen.Count).Select(block => seen.Select(treatment => block[treatment]).ToArray()).ToList();
        return ([.. seen.Select(treatment => x is null ? data.TrialNames[treatment] : x.Labels[treatment])], whole, blocks.Count - whole.Count);
    }
}
