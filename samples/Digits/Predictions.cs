namespace Digits;

/// <summary>What a model says about images: for each one the probabilities of the ten digits; and the digits they truly show.</summary>
public sealed class Predictions
{
    private readonly double[][] _probabilities;
    private readonly int[] _actual;
    private readonly int[] _predicted;

    /// <summary>Takes the probabilities of each image and the digit it truly shows.</summary>
    public Predictions(double[][] probabilities, ReadOnlySpan<int> actual)
    {
        _probabilities = probabilities;
        _actual = actual.ToArray();
        _predicted = Array.ConvertAll(probabilities, MostProbable);
    }

    /// <summary>The most probable digit of each image; of equally probable ones the smallest.</summary>
    public ReadOnlySpan<int> Predicted => _predicted;

    /// <summary>The share of images whose digit is predicted.</summary>
    public double Accuracy => _predicted.Zip(_actual).Average(pair => pair.First == pair.Second ? 1.0 : 0.0);

    /// <summary>
    /// The mean F1 score of the digits, each counting alike: per digit twice the hits, divided by how often it was shown plus how often it was predicted.
    /// A digit neither shown nor predicted does not count.
    /// </summary>
    public double MacroF1 => Enumerable.Range(0, DataSet.ClassCount).Select(F1).Where(double.IsFinite).Average();

    /// <summary>The mean negative natural logarithm of the true digit's probability (cross-entropy in nats), which is kept above 1e-15.</summary>
    public double LogLoss => _probabilities.Zip(_actual).Average(pair => -Math.Log(Math.Max(pair.First[pair.Second], 1e-15)));

    private double F1(int digit)
    {
        double hits = _predicted.Zip(_actual).Count(pair => pair.First == digit && pair.Second == digit);
        return 2 * hits / (_predicted.Count(p => p == digit) + _actual.Count(a => a == digit));
    }

    private static int MostProbable(double[] probabilities) => probabilities.IndexOf(probabilities.Max());
}
