using System.Numerics;

namespace Digits;

/// <summary>
/// Weighted sums of inputs: the shape of a layer whose weights live in somebody else's array, one row per input and a last row of biases.
/// </summary>
/// <remarks>Sums run over rows in a fixed order, so that results do not depend on the width of the machine's vectors.</remarks>
internal readonly record struct DenseLayer(int Inputs, int Outputs)
{
    /// <summary>How many weights the layer has, biases included.</summary>
    public int WeightCount => (Inputs + 1) * Outputs;

    /// <summary>How many weights come before the biases.</summary>
    public int BiasStart => Inputs * Outputs;

    /// <summary>Computes the outputs.</summary>
    public void Forward(ReadOnlySpan<double> weights, ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        Row(weights, Inputs).CopyTo(outputs);
        for (int i = 0; i < Inputs; i++)
        {
            AddScaled(outputs, inputs[i], Row(weights, i));
        }
    }

    /// <summary>Adds to the gradient of the weights, given the gradient of the outputs.</summary>
    public void AddGradient(Span<double> gradient, ReadOnlySpan<double> inputs, ReadOnlySpan<double> outputGradient)
    {
        for (int i = 0; i < Inputs; i++)
        {
            AddScaled(gradient.Slice(i * Outputs, Outputs), inputs[i], outputGradient);
        }
        AddScaled(gradient.Slice(BiasStart, Outputs), 1, outputGradient);
    }

    /// <summary>Computes the gradient of the inputs, given the gradient of the outputs.</summary>
    public void Backward(ReadOnlySpan<double> weights, ReadOnlySpan<double> outputGradient, Span<double> inputGradient)
    {
        for (int i = 0; i < Inputs; i++)
        {
            ReadOnlySpan<double> row = Row(weights, i);
            double sum = 0;
            for (int j = 0; j < row.Length; j++)
            {
                sum += row[j] * outputGradient[j];
            }
            inputGradient[i] = sum;
        }
    }

    private ReadOnlySpan<double> Row(ReadOnlySpan<double> weights, int input) => weights.Slice(input * Outputs, Outputs);

    private static void AddScaled(Span<double> target, double scale, ReadOnlySpan<double> values)
    {
        // More than half of all pixels are white.
        if (scale == 0)
        {
            return;
        }
        int i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(target[i..]) + (new Vector<double>(values[i..]) * scale)).CopyTo(target[i..]);
        }
        for (; i < target.Length; i++)
        {
            target[i] += values[i] * scale;
        }
    }
}
