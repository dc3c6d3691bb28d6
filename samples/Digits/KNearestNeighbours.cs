using System.Numerics;
using System.Runtime.InteropServices;

namespace Digits;

/// <summary>
/// Classifies an image by a vote of the training images nearest to it (T. Cover, P. Hart, "Nearest neighbor pattern classification", 1967),
/// by comparing it with every one of them.
/// </summary>
/// <remarks>Pixels are multiples of 1/16, so the sums here are exact and do not depend on the width of the machine's vectors.</remarks>
public sealed class KNearestNeighbours
{
    private readonly int _k;
    private readonly Distance _metric;
    private readonly bool _weighted;
    private readonly int _width;
    private readonly Vector<double>[] _images;
    private readonly int[] _digits;

    /// <summary>Keeps the training images; <paramref name="weighted"/> makes a neighbour's vote count by the inverse of its distance.</summary>
    public KNearestNeighbours(DataSet train, int k, Distance metric, bool weighted)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, train.Count);
        (_k, _metric, _weighted) = (k, metric, weighted);
        _width = (train.PixelCount + Vector<double>.Count - 1) / Vector<double>.Count;
        _images = new Vector<double>[train.Count * _width];
        _digits = train.Digits.ToArray();
        for (int i = 0; i < train.Count; i++)
        {
            Pack(train.Image(i), _images.AsSpan(i * _width, _width));
        }
    }

    /// <summary>Classifies every image; a digit's probability is its share of the votes.</summary>
    public Predictions Predict(DataSet test)
    {
        var image = new Vector<double>[_width];
        double[][] shares = new double[test.Count][];
        for (int i = 0; i < test.Count; i++)
        {
            Pack(test.Image(i), image);
            shares[i] = Vote(Nearest(image));
        }
        return new(shares, test.Digits);
    }

    /// <summary>The K nearest training images, nearest first; of equally far ones those that come first in the data.</summary>
    private Neighbour[] Nearest(ReadOnlySpan<Vector<double>> image)
    {
        var nearest = new Neighbour[_k];
        Array.Fill(nearest, new(double.PositiveInfinity, 0));
        for (int i = 0; i < _digits.Length; i++)
        {
            double distance = Between(image, _images.AsSpan(i * _width, _width));
            if (distance < nearest[^1].Distance)
            {
                Insert(nearest, new(distance, _digits[i]));
            }
        }
        return nearest;
    }

    private double[] Vote(Neighbour[] nearest)
    {
        double[] votes = new double[DataSet.ClassCount];
        foreach (Neighbour neighbour in nearest)
        {
            votes[neighbour.Digit] += _weighted ? Weight(neighbour.Distance, nearest[0].Distance) : 1;
        }
        double total = votes.Sum();
        return Array.ConvertAll(votes, vote => vote / total);
    }

    // An image equal to the asked one would weigh infinitely much: where there is one, only such images vote.
    private static double Weight(double distance, double smallest)
        => smallest > 0 ? 1 / distance : distance > 0 ? 0 : 1;

    private double Between(ReadOnlySpan<Vector<double>> a, ReadOnlySpan<Vector<double>> b) => _metric switch
    {
        Distance.Euclidean => Euclidean(a, b),
        Distance.Manhattan => Manhattan(a, b),
        _ => Chebyshev(a, b),
    };

    private static double Euclidean(ReadOnlySpan<Vector<double>> a, ReadOnlySpan<Vector<double>> b)
    {
        var sum = Vector<double>.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            Vector<double> difference = a[i] - b[i];
            sum += difference * difference;
        }
        return Math.Sqrt(Vector.Sum(sum));
    }

    private static double Manhattan(ReadOnlySpan<Vector<double>> a, ReadOnlySpan<Vector<double>> b)
    {
        var sum = Vector<double>.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            sum += Vector.Abs(a[i] - b[i]);
        }
        return Vector.Sum(sum);
    }

    private static double Chebyshev(ReadOnlySpan<Vector<double>> a, ReadOnlySpan<Vector<double>> b)
    {
        var largest = Vector<double>.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            largest = Vector.Max(largest, Vector.Abs(a[i] - b[i]));
        }
        double result = 0;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            result = Math.Max(result, largest[lane]);
        }
        return result;
    }

    /// <summary>Moves farther neighbours back by one, the last one out, and puts the new one in its place.</summary>
    private static void Insert(Span<Neighbour> nearest, Neighbour neighbour)
    {
        int place = nearest.Length - 1;
        for (; place > 0 && neighbour.Distance < nearest[place - 1].Distance; place--)
        {
            nearest[place] = nearest[place - 1];
        }
        nearest[place] = neighbour;
    }

    /// <summary>Copies pixels into whole vectors; what is left of the last one stays 0 and so adds nothing to a distance.</summary>
    private static void Pack(ReadOnlySpan<double> image, Span<Vector<double>> vectors)
        => image.CopyTo(MemoryMarshal.Cast<Vector<double>, double>(vectors));

    private readonly record struct Neighbour(double Distance, int Digit);
}
