namespace Digits.Tests;

public sealed class GradientClassifierTests
{
    private static readonly DataSet Noise = MakeNoise();

    [Fact]
    public void Without_training_every_digit_is_equally_probable()
        => Assert.Equal(Math.Log(10), new SoftmaxRegression(Noise.PixelCount, ridge: 1).Predict(Noise).LogLoss, 12);

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void The_gradient_of_softmax_regression_is_that_of_its_loss(double ridge)
    {
        var model = new SoftmaxRegression(Noise.PixelCount, ridge);
        Scatter(model.Weights);

        AssertGradient(model);
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Relu)]
    public void The_gradient_of_a_network_is_that_of_its_loss(Activation activation)
    {
        var model = new Network(Noise.PixelCount, hiddenUnits: 6, activation, new Random(1));
        Scatter(model.Weights);

        AssertGradient(model);
    }

    [Fact]
    public void The_penalty_spares_the_biases()
    {
        var free = new SoftmaxRegression(Noise.PixelCount, ridge: 0);
        var held = new SoftmaxRegression(Noise.PixelCount, ridge: 4);
        free.Weights[^DataSet.ClassCount..].Fill(1);
        held.Weights[^DataSet.ClassCount..].Fill(1);

        Assert.Equal(Loss(free), Loss(held), 12);
        held.Weights[0] = 3;
        free.Weights[0] = 3;
        Assert.Equal(Loss(free) + (4.0 / 2 * 3 * 3), Loss(held), 12);
    }

    [Fact]
    public void Sums_too_large_for_the_exponential_give_probabilities_all_the_same()
    {
        var model = new SoftmaxRegression(Noise.PixelCount, ridge: 0);
        model.Weights[^1] = 5000;

        Predictions predictions = model.Predict(Noise);

        Assert.All(predictions.Predicted.ToArray(), digit => Assert.Equal(9, digit));
        Assert.True(double.IsFinite(Loss(model)));
    }

    [Fact]
    public void The_seed_decides_a_networks_first_weights()
    {
        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));

        static double[] First(int seed) => new Network(64, 8, Activation.Tanh, new Random(seed)).Weights.ToArray();
    }

    /// <summary>Compares with central differences, whose own error is about 1e-10 here.</summary>
    private static void AssertGradient(GradientClassifier model)
    {
        const double h = 1e-5;
        double[] gradient = new double[model.Weights.Length];
        model.Loss(Noise, AllRows, gradient);
        for (int i = 0; i < gradient.Length; i++)
        {
            double weight = model.Weights[i];
            model.Weights[i] = weight + h;
            double above = Loss(model);
            model.Weights[i] = weight - h;
            double below = Loss(model);
            model.Weights[i] = weight;
            Assert.Equal((above - below) / (2 * h), gradient[i], 1e-8);
        }
    }

    private static int[] AllRows => [.. Enumerable.Range(0, Noise.Count)];

    private static double Loss(GradientClassifier model) => model.Loss(Noise, AllRows, new double[model.Weights.Length]);

    private static void Scatter(Span<double> weights)
    {
        var random = new Random(3);
        foreach (ref double weight in weights)
        {
            weight = random.NextDouble() - 0.5;
        }
    }

    private static DataSet MakeNoise()
    {
        var random = new Random(2);
        return new([.. Enumerable.Range(0, 7 * 5).Select(_ => random.NextDouble())], [.. Enumerable.Range(0, 7)]);
    }
}
