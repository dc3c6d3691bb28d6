namespace Digits.Tests;

public sealed class GradientDescentTests
{
    // Each image is white but for one pixel, which tells the digit: a linear model can learn them all.
    private static readonly DataSet Lamps = new(
        [.. Enumerable.Range(0, 100).Select(i => i % 11 == 0 ? 1.0 : 0.0)],
        [.. Enumerable.Range(0, 10)]);

    [Theory]
    [InlineData(0, 3)]
    [InlineData(0.9, 3)]
    [InlineData(0.9, 100)]
    public void What_can_be_learnt_is_learnt(double momentum, int batchSize)
    {
        var descent = new GradientDescent { LearningRate = 0.5, Epochs = 100, Momentum = momentum, BatchSize = batchSize };

        (SoftmaxRegression model, double[] losses) = Train(descent, seed: 1);

        Assert.Equal(1, model.Predict(Lamps).Accuracy);
        Assert.True(losses[^1] < losses[0] / 2, $"The loss went from {losses[0]} to {losses[^1]}.");
    }

    [Fact]
    public void Every_epoch_is_reported_in_order_from_1()
    {
        var epochs = new List<int>();
        var descent = new GradientDescent { LearningRate = 0.1, Epochs = 4 };

        descent.Train(new SoftmaxRegression(Lamps.PixelCount, 0), Lamps, new Random(1), (epoch, _) => epochs.Add(epoch));

        Assert.Equal([1, 2, 3, 4], epochs);
    }

    [Fact]
    public void The_first_loss_of_one_batch_is_that_of_the_untrained_model()
    {
        var descent = new GradientDescent { LearningRate = 0.1, Epochs = 1, BatchSize = Lamps.Count };

        Assert.Equal(Math.Log(10), Assert.Single(Train(descent, seed: 1).Losses), 12);
    }

    [Fact]
    public void The_seed_decides_the_result()
    {
        var descent = new GradientDescent { LearningRate = 0.1, Epochs = 2, BatchSize = 3 };

        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));

        double[] Weights(int seed) => Train(descent, seed).Model.Weights.ToArray();
    }

    private static (SoftmaxRegression Model, double[] Losses) Train(GradientDescent descent, int seed)
    {
        var losses = new List<double>();
        var model = new SoftmaxRegression(Lamps.PixelCount, ridge: 0);
        descent.Train(model, Lamps, new Random(seed), (_, loss) => losses.Add(loss));
        return (model, [.. losses]);
    }
}
