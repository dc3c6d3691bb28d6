namespace Digits;

/// <summary>
/// Multinomial logistic regression: the logarithm of a digit's probability is, up to a common constant, a weighted sum of the pixels.
/// The penalty is <c>ridge / 2</c> times the sum of squared weights; biases are free.
/// </summary>
/// <remarks>With n training images this is scikit-learn's <c>LogisticRegression(C = 1 / (n * ridge))</c>.</remarks>
public sealed class SoftmaxRegression : GradientClassifier
{
    private readonly DenseLayer _layer;
    private readonly double _ridge;

    /// <summary>A model whose weights are all 0: every digit is equally probable.</summary>
    public SoftmaxRegression(int pixelCount, double ridge) : this(new DenseLayer(pixelCount, DataSet.ClassCount), ridge)
    {
    }

    private SoftmaxRegression(DenseLayer layer, double ridge) : base(layer.WeightCount)
    {
        _layer = layer;
        _ridge = ridge;
    }

    private protected override void Predict(ReadOnlySpan<double> image, Span<double> probabilities)
    {
        _layer.Forward(Weights, image, probabilities);
        Softmax(probabilities);
    }

    private protected override double AddGradient(ReadOnlySpan<double> image, int digit, Span<double> gradient)
    {
        Span<double> slopes = stackalloc double[DataSet.ClassCount];
        Predict(image, slopes);
        double loss = CrossEntropy(slopes, digit);
        _layer.AddGradient(gradient, image, slopes);
        return loss;
    }

    private protected override double AddPenalty(Span<double> gradient)
    {
        double squares = 0;
        for (int i = 0; i < _layer.BiasStart; i++)
        {
            squares += Weights[i] * Weights[i];
            gradient[i] += _ridge * Weights[i];
        }
        return _ridge / 2 * squares;
    }
}
