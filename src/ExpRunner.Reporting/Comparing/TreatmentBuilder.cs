using ExpRunner.Statistics;

namespace ExpRunner.Reporting;

/// <summary>Makes the comparisons of one experiment.</summary>
internal sealed class TreatmentBuilder(string experiment, IReadOnlyList<ResultRow> rows, BetweenOptions between, CompareOptions options, SharedDraws draws)
{
    private const int MostTreatments = 100;
    private readonly Judge _judge = new(options);

    /// <summary>The comparison of a score; null where fewer than two values have numbers.</summary>
    public TreatmentComparison? Build(string score)
    {
        var scored = rows.Where(row => Sample.Of(row, score) is { Numbers.Length: > 0 }).ToList();
        if (scored.Count == 0)
        {
            return null;
        }
        var table = Blocks(scored, score, out var why);
        if (table.Treatments.Count is < 2)
        {
            return null;
        }
        if (table.Treatments.Count > MostTreatments)
        {
            throw new ReportException(StatText.Text($"between: {string.Join(", ", between.Between)} has {table.Treatments.Count} values; at most {MostTreatments} can be compared two by two. Choose with --where."));
        }
        return Built(score, table, why);
    }

    /// <summary>As asked for; else by all other fields that vary, or by run_id where repetitions had the same luck.</summary>
    private BlockTable Blocks(List<ResultRow> scored, string score, out string why)
    {
        why = "";
        var by = between.By.Count > 0 ? between.By : TreatmentFields.Others(rows, between.Between, options.Ignore);
        var table = BlockTable.Of(scored, score, between.Between, by);
        if (between.By.Count > 0 && table.Treatments.Count > 1 && table.Samples[0].Numbers.Length == 0)
        {
            throw new ReportException($"by: no block of {string.Join(", ", by)} has a number of {score} for every value of {string.Join(", ", between.Between)}. Choose other blocks, or values with --where.");
        }
        if (between.By.Count > 0 || (by.Count > 0 && table.Samples[0].Keys.Count >= 2))
        {
            return table;
        }
        why = by.Count > 0 ? $"Fewer than two blocks of {string.Join(", ", by)} have a number for every value; repetitions are compared instead. " : "";
        var isShared = draws.SeedOf(scored[0]) is not null && scored.All(row => draws.AreShared(scored[0], row));
        var isPaired = options.Pairing == Pairing.RunId || (options.Pairing == Pairing.Auto && isShared);
        why += isPaired ? (isShared ? "All used trial.SharedRandom with one seed. " : "Repetitions are paired by run_id, as asked for. ")
            : options.Pairing == Pairing.None ? "Repetitions are not paired, as asked for. "
            : "Repetitions are not paired: the journal does not say that trial.SharedRandom was used; --pair run_id pairs them. ";
        return BlockTable.Of(scored, score, between.Between, isPaired ? [BetweenOptions.RunId] : []);
    }

    private TreatmentComparison Built(string score, BlockTable table, string why)
    {
        var isMaximised = options.IsMaximised(score);
        string[] names = [.. table.Treatments.Select(values => string.Join(", ", between.Between.Select((field, i) => between.Between.Count == 1 ? values[i].ToString() : $"{field}={values[i]}")))];
        var blocks = table.By.Count == 0 ? [] : Enumerable.Range(0, table.Samples[0].Numbers.Length).Select(block => table.Samples.Select(sample => sample.Numbers[block]).ToArray()).ToList();
        var friedman = Friedman.Test([.. blocks.Select(block => isMaximised == false ? block : Array.ConvertAll(block, number => -number))]);
        var treatments = names.Select((name, i) => new Treatment(name, table.Treatments[i], table.Samples[i].Summary, friedman.Blocks > 0 ? friedman.AverageRanks[i] : double.NaN)).ToList();
        var isSeveral = names.Length > 2;
        return new()
        {
            Experiment = experiment,
            Score = score,
            Fields = between.Between,
            Treatments = [.. Ordered(treatments, isMaximised)],
            Pairs = PairsOf(treatments, table, friedman, isMaximised),
            By = table.By,
            Tests = !isSeveral ? [] : table.By.Count > 0 ? [friedman.ChiSquared, friedman.ImanDavenport] : [KruskalWallis.Test([.. table.Samples.Select(sample => sample.Numbers)])],
            CriticalDifference = isSeveral ? CriticalDifference.Of(names, blocks, isMaximised != false, options.Significance) : null,
            Notes = [why + Made(table), .. isMaximised is null ? [$"Rank 1 is the greatest {score}; --score {score}:min makes it the least."] : Array.Empty<string>(), .. table.Notes],
        };
    }

    private static string Made(BlockTable table) => table.By.Count == 0 ? "Compared by all repetitions."
        : StatText.Text($"Compared over {table.Samples[0].Numbers.Length} blocks by {string.Join(", ", table.By)}{(table.By.Contains(BetweenOptions.RunId) ? "" : ", of each the mean over repetitions")}.");

    private static IEnumerable<Treatment> Ordered(List<Treatment> treatments, bool? isMaximised)
        => treatments.OrderBy(treatment => double.IsNaN(treatment.AverageRank) ? 0 : treatment.AverageRank).ThenBy(treatment => isMaximised == false ? treatment.Summary.Mean : -treatment.Summary.Mean);

    private List<TreatmentPair> PairsOf(List<Treatment> treatments, BlockTable table, Friedman friedman, bool? isMaximised)
    {
        var compared = new List<(int First, int Second, SampleComparison Samples)>();
        for (var first = 0; first < treatments.Count; first++)
        {
            for (var second = first + 1; second < treatments.Count; second++)
            {
                compared.Add((first, second, SampleComparison.Of(table.Samples[first], table.Samples[second], table.By.Count > 0)));
            }
        }
        var adjusted = Holm.Adjust([.. compared.Select(pair => _judge.PValue(pair.Samples))]);
        var alpha = _judge.Alpha(adjusted);
        return [.. compared.Select((pair, i) =>
        {
            var verdict = _judge.VerdictOf(pair.Samples, adjusted[i], isMaximised);
            var nemenyi = treatments.Count > 2 && !double.IsNaN(friedman.ChiSquared.PValue)
                ? Nemenyi.PValue(friedman.AverageRanks[pair.First] - friedman.AverageRanks[pair.Second], treatments.Count, friedman.Blocks) : double.NaN;
            return new TreatmentPair(treatments[pair.First], treatments[pair.Second], pair.Samples, adjusted[i], nemenyi, verdict, verdict == Verdict.TooFew ? _judge.Missing(pair.Samples, alpha) : null);
        })];
    }
}
