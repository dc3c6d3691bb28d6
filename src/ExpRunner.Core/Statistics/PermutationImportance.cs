namespace ExpRunner.Statistics;

/// <summary>
/// How much worse a random forest predicts a number when one feature is shuffled (L. Breiman, Random Forests, Machine Learning 45 (2001) 5-32):
/// for configs that are no full grid. Each tree is judged on the rows that it did not learn from.
/// </summary>
/// <remarks>
/// The forest: 300 regression trees on bootstrap samples, a third of the features (at least one) tried at each split, splits down to five rows; features that have no
/// order are numbered by the mean of their rows. It says what the forest uses: features that go together share their importance, and with few rows
/// or an <see cref="Explained"/> near 0 it says nothing.
/// </remarks>
/// <param name="Importances">For each feature the growth of the mean squared error in units of the target's variance; about 0 or below: none.</param>
/// <param name="Errors">The standard error of each over the trees.</param>
/// <param name="Explained">The share of variance that the forest predicts of rows it did not learn from (R²); below 0 it predicts worse than the mean.</param>
public sealed record PermutationImportance(IReadOnlyList<double> Importances, IReadOnlyList<double> Errors, double Explained)
{
    private const int Trees = 300;

    /// <summary>The fewest rows that a forest is grown on.</summary>
    public const int LeastRows = 10;

    /// <summary>Grows a forest and shuffles; equal rows give equal numbers. Null for fewer than <see cref="LeastRows"/> rows, no feature, a target that does not vary, or NaN and infinities.</summary>
    /// <param name="rows">For each row its features; those without order as numbers that only tell them apart.</param>
    /// <param name="isOrdered">Whether a feature's order means something.</param>
    /// <param name="target">For each row the number to predict.</param>
    public static PermutationImportance? Of(IReadOnlyList<double[]> rows, IReadOnlyList<bool> isOrdered, IReadOnlyList<double> target)
    {
        var numbers = target.ToArray();
        var variance = Math.Pow(Summary.Of(numbers).PopulationDeviation, 2);
        if (rows.Count < LeastRows || isOrdered.Count == 0 || !(variance > 0) || !double.IsFinite(variance) || rows.Any(row => row.Any(double.IsNaN)))
        {
            return null;
        }
        var forest = new Forest(Ordered(rows, isOrdered, numbers), numbers);
        var growth = new double[Trees][];
        for (var tree = 0; tree < Trees; tree++)
        {
            growth[tree] = forest.Grow();
        }
        var summaries = isOrdered.Select((_, feature) => Summary.Of([.. growth.Where(tree => tree.Length > 0).Select(tree => tree[feature] / variance)])).ToList();
        return new([.. summaries.Select(summary => summary.Mean)], [.. summaries.Select(summary => summary.StandardError)], 1 - (forest.Error / variance));
    }

    /// <summary>Levels without order become their rank by the mean of their rows (W. D. Fisher, JASA 53 (1958) 789-798: the best split is then among neighbours).</summary>
    private static double[][] Ordered(IReadOnlyList<double[]> rows, IReadOnlyList<bool> isOrdered, double[] target)
    {
        double[][] ordered = [.. rows.Select(row => row.ToArray())];
        for (var feature = 0; feature < isOrdered.Count; feature++)
        {
            if (isOrdered[feature])
            {
                continue;
            }
            var ranks = Enumerable.Range(0, rows.Count).GroupBy(row => rows[row][feature]).OrderBy(level => level.Average(row => target[row])).Select((level, rank) => (level.Key, rank)).ToDictionary(level => level.Key, level => (double)level.rank);
            Array.ForEach(ordered, row => row[feature] = ranks[row[feature]]);
        }
        return ordered;
    }

    private sealed class Forest(double[][] rows, double[] target)
    {
        private readonly double[] _sums = new double[rows.Length];
        private readonly int[] _counts = new int[rows.Length];
        private SplitMix _random = new(SplitMix.SeedOf(target));

        /// <summary>The mean squared error over rows, each predicted by the trees that did not learn from it.</summary>
        public double Error => Enumerable.Range(0, rows.Length).Where(row => _counts[row] > 0).Average(row => Math.Pow((_sums[row] / _counts[row]) - target[row], 2));

        /// <summary>Grows a tree, and gives how much its error grows by shuffling each feature; nothing where it learned from all rows.</summary>
        public double[] Grow()
        {
            int[] sample = [.. rows.Select(_ => _random.Below(rows.Length))];
            var tree = new RegressionTree(rows, target, sample, Math.Max(1, rows[0].Length / 3), _random.Next());
            int[] others = [.. Enumerable.Range(0, rows.Length).Except(sample)];
            var plain = 0.0;
            foreach (var row in others)
            {
                var predicted = tree.Predict(rows[row]);
                (_sums[row], _counts[row]) = (_sums[row] + predicted, _counts[row] + 1);
                plain += Math.Pow(predicted - target[row], 2);
            }
            return others.Length == 0 ? [] : [.. rows[0].Select((_, feature) => (Shuffled(tree, others, feature) - plain) / others.Length)];
        }

        private double Shuffled(RegressionTree tree, int[] others, int feature)
        {
            var shuffled = others.ToArray();
            _random.Shuffle(shuffled.AsSpan());
            return others.Select((row, i) => Math.Pow(tree.Predict(rows[row], feature, rows[shuffled[i]][feature]) - target[row], 2)).Sum();
        }
    }
}
