namespace Digits;

/// <summary>
/// Stochastic gradient descent in small batches, with momentum (B. Polyak, 1964):
/// each step is <see cref="Momentum"/> times the last one, less <see cref="LearningRate"/> times the gradient.
/// </summary>
public sealed record GradientDescent
{
    /// <summary>How far a step follows the gradient.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How often every image is seen.</summary>
    public required int Epochs { get; init; }

    /// <summary>The share of a step that the next one keeps, from 0 (none) to below 1.</summary>
    public double Momentum { get; init; }

    /// <summary>How many images make a step; the last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Trains the model, each epoch in a new random order, and reports after each one its number from 1 and the mean loss of its batches.</summary>
    public void Train(GradientClassifier model, DataSet data, Random random, Action<int, double> report)
    {
        int[] order = [.. Enumerable.Range(0, data.Count)];
        double[] gradient = new double[model.Weights.Length];
        double[] step = new double[model.Weights.Length];
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            random.Shuffle(order);
            double sum = 0;
            foreach (int[] batch in order.Chunk(BatchSize))
            {
                sum += model.Loss(data, batch, gradient) * batch.Length;
                Move(model.Weights, gradient, step);
            }
            report(epoch, sum / data.Count);
        }
    }

    private void Move(Span<double> weights, ReadOnlySpan<double> gradient, Span<double> step)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            step[i] = (Momentum * step[i]) - (LearningRate * gradient[i]);
            weights[i] += step[i];
        }
    }
}
