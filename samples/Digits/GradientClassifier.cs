namespace Digits;

/// <summary>A model that gives probabilities of digits and knows how its loss changes with its weights.</summary>
public abstract class GradientClassifier
{
    private readonly double[] _weights;

    private protected GradientClassifier(int weightCount) => _weights = new double[weightCount];

    /// <summary>All weights, to be read and changed.</summary>
    public Span<double> Weights => _weights;

    /// <summary>The mean cross-entropy (nats) of the chosen images plus the model's penalty; its gradient replaces what <paramref name="gradient"/> held.</summary>
    public double Loss(DataSet data, ReadOnlySpan<int> rows, Span<double> gradient)
    {
        gradient.Clear();
        double sum = 0;
        foreach (int row in rows)
        {
            sum += AddGradient(data.Image(row), data.Digits[row], gradient);
        }
        foreach (ref double slope in gradient)
        {
            slope /= rows.Length;
        }
        return (sum / rows.Length) + AddPenalty(gradient);
    }

    /// <summary>Classifies every image.</summary>
    public Predictions Predict(DataSet test)
    {
        double[][] probabilities = new double[test.Count][];
        for (int i = 0; i < test.Count; i++)
        {
            probabilities[i] = new double[DataSet.ClassCount];
            Predict(test.Image(i), probabilities[i]);
        }
        return new(probabilities, test.Digits);
    }

    /// <summary>Computes the probabilities of the digits of one image.</summary>
    private protected abstract void Predict(ReadOnlySpan<double> image, Span<double> probabilities);

    /// <summary>Adds the gradient of one image's cross-entropy, which it returns.</summary>
    private protected abstract double AddGradient(ReadOnlySpan<double> image, int digit, Span<double> gradient);

    /// <summary>Adds the gradient of the penalty, which it returns; without a penalty 0.</summary>
    private protected virtual double AddPenalty(Span<double> gradient) => 0;

    /// <summary>Turns sums into probabilities, in place: exp(x) divided by the sum of them all.</summary>
    private protected static void Softmax(Span<double> sums)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in sums)
        {
            largest = Math.Max(largest, value);
        }
        double total = 0;
        foreach (ref double value in sums)
        {
            // Without the shift, a sum of 710 would overflow.
            value = Math.Exp(value - largest);
            total += value;
        }
        foreach (ref double value in sums)
        {
            value /= total;
        }
    }

    /// <summary>The cross-entropy of one image; turns its probabilities into the gradient of the sums they came from.</summary>
    private protected static double CrossEntropy(Span<double> probabilities, int digit)
    {
        double loss = -Math.Log(Math.Max(probabilities[digit], double.Epsilon));
        probabilities[digit] -= 1;
        return loss;
    }
}
