namespace Digits;

/// <summary>A network with one hidden layer, trained by back-propagation (D. Rumelhart, G. Hinton, R. Williams, 1986).</summary>
public sealed class Network : GradientClassifier
{
    private readonly DenseLayer _hidden;
    private readonly DenseLayer _output;
    private readonly Activation _activation;

    /// <summary>A network with random weights (X. Glorot, Y. Bengio, 2010: uniform, wider where fewer units meet) and biases of 0.</summary>
    public Network(int pixelCount, int hiddenUnits, Activation activation, Random random)
        : this(new DenseLayer(pixelCount, hiddenUnits), new DenseLayer(hiddenUnits, DataSet.ClassCount), activation)
    {
        Initialise(HiddenPart(Weights), _hidden, random);
        Initialise(OutputPart(Weights), _output, random);
    }

    private Network(DenseLayer hidden, DenseLayer output, Activation activation) : base(hidden.WeightCount + output.WeightCount)
        => (_hidden, _output, _activation) = (hidden, output, activation);

    private protected override void Predict(ReadOnlySpan<double> image, Span<double> probabilities)
    {
        double[] units = new double[_hidden.Outputs];
        Forward(image, units, probabilities);
    }

    private protected override double AddGradient(ReadOnlySpan<double> image, int digit, Span<double> gradient)
    {
        double[] units = new double[_hidden.Outputs];
        double[] unitSlopes = new double[_hidden.Outputs];
        Span<double> slopes = stackalloc double[DataSet.ClassCount];
        Forward(image, units, slopes);
        double loss = CrossEntropy(slopes, digit);
        _output.AddGradient(OutputPart(gradient), units, slopes);
        _output.Backward(OutputPart(Weights), slopes, unitSlopes);
        for (int i = 0; i < units.Length; i++)
        {
            unitSlopes[i] *= Slope(units[i]);
        }
        _hidden.AddGradient(HiddenPart(gradient), image, unitSlopes);
        return loss;
    }

    private void Forward(ReadOnlySpan<double> image, Span<double> units, Span<double> probabilities)
    {
        _hidden.Forward(HiddenPart(Weights), image, units);
        foreach (ref double unit in units)
        {
            unit = Activate(unit);
        }
        _output.Forward(OutputPart(Weights), units, probabilities);
        Softmax(probabilities);
    }

    private double Activate(double sum) => _activation == Activation.Tanh ? Math.Tanh(sum) : Math.Max(sum, 0);

    /// <summary>The slope of the activation where it has the given value.</summary>
    private double Slope(double value) => _activation == Activation.Tanh ? 1 - (value * value) : value > 0 ? 1 : 0;

    private Span<double> HiddenPart(Span<double> weights) => weights[.._hidden.WeightCount];

    private Span<double> OutputPart(Span<double> weights) => weights[_hidden.WeightCount..];

    private static void Initialise(Span<double> weights, DenseLayer layer, Random random)
    {
        double limit = Math.Sqrt(6.0 / (layer.Inputs + layer.Outputs));
        foreach (ref double weight in weights[..layer.BiasStart])
        {
            weight = limit * ((2 * random.NextDouble()) - 1);
        }
    }
}
