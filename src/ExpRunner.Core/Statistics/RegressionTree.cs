namespace ExpRunner.Statistics;

/// <summary>A regression tree that splits where squares fall most (L. Breiman, J. Friedman, R. Olshen, C. Stone, Classification and Regression Trees, 1984), grown until leaves are small.</summary>
internal sealed class RegressionTree
{
    private const int SmallestLeaf = 5;
    private readonly List<(int Feature, double Threshold, int Left, int Right, double Mean)> _nodes = [];
    private readonly double[][] _rows;
    private readonly double[] _target;
    private readonly int _tried;
    private SplitMix _random;

    /// <param name="rows">The features of each row.</param>
    /// <param name="target">What is predicted, a number each row.</param>
    /// <param name="sample">The rows to learn from; may repeat some.</param>
    /// <param name="tried">How many features are tried at each split.</param>
    /// <param name="seed">Chooses them.</param>
    public RegressionTree(double[][] rows, double[] target, int[] sample, int tried, ulong seed)
    {
        (_rows, _target, _tried, _random) = (rows, target, tried, new(seed));
        Grow(sample);
    }

    /// <summary>The prediction for a row.</summary>
    /// <param name="row">Its features.</param>
    /// <param name="feature">A feature to read elsewhere, or -1.</param>
    /// <param name="value">The value it has there.</param>
    public double Predict(double[] row, int feature = -1, double value = 0)
    {
        var node = _nodes[0];
        while (node.Left > 0)
        {
            node = _nodes[(node.Feature == feature ? value : row[node.Feature]) <= node.Threshold ? node.Left : node.Right];
        }
        return node.Mean;
    }

    private int Grow(int[] sample)
    {
        var place = _nodes.Count;
        _nodes.Add((0, 0, 0, 0, sample.Average(row => _target[row])));
        if (sample.Length > SmallestLeaf && BestSplit(sample) is var (feature, threshold))
        {
            var left = Grow(Array.FindAll(sample, row => _rows[row][feature] <= threshold));
            var right = Grow(Array.FindAll(sample, row => _rows[row][feature] > threshold));
            _nodes[place] = (feature, threshold, left, right, _nodes[place].Mean);
        }
        return place;
    }

    private (int Feature, double Threshold)? BestSplit(int[] sample)
    {
        int[] features = [.. Enumerable.Range(0, _rows[0].Length)];
        _random.Shuffle(features.AsSpan());
        var (best, found) = (1e-12, default((int, double)?));
        foreach (var feature in features.AsSpan(0, _tried))
        {
            var (gain, threshold) = Split(sample, feature);
            if (gain > best)
            {
                (best, found) = (gain, (feature, threshold));
            }
        }
        return found;
    }

    /// <summary>The most that squares fall by splitting at a feature, and where.</summary>
    private (double Gain, double Threshold) Split(int[] sample, int feature)
    {
        var values = Array.ConvertAll(sample, row => _rows[row][feature]);
        var mean = sample.Average(row => _target[row]);
        var targets = Array.ConvertAll(sample, row => _target[row] - mean);
        Array.Sort(values, targets);
        var (left, best, threshold) = (0.0, 0.0, 0.0);
        for (var i = 1; i < values.Length; i++)
        {
            left += targets[i - 1];
            var gain = left * left * values.Length / ((double)i * (values.Length - i));
            if (values[i] > values[i - 1] && gain > best)
            {
                (best, threshold) = (gain, values[i - 1] + ((values[i] - values[i - 1]) / 2));
            }
        }
        return (best, threshold);
    }
}
