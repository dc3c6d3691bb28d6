using System.Globalization;
using System.IO.Compression;

namespace Digits;

/// <summary>
/// Images with the digit each one shows. The sample's data are the 1,797 images of 8x8 pixels of
/// "Optical Recognition of Handwritten Digits" (E. Alpaydin, C. Kaynak, UCI Machine Learning Repository, CC BY 4.0).
/// </summary>
public sealed class DataSet
{
    /// <summary>How many classes there are: the digits 0 to 9.</summary>
    public const int ClassCount = 10;

    private const double Darkest = 16;

    private readonly double[] _pixels;
    private readonly int[] _digits;

    /// <summary>Takes the pixels of all images, one image after the other, and the digit of each.</summary>
    /// <exception cref="ArgumentException">There are no images, the pixels do not divide evenly among them, or a digit is not 0 to 9.</exception>
    public DataSet(double[] pixels, int[] digits)
    {
        if (digits.Length == 0 || pixels.Length == 0 || pixels.Length % digits.Length != 0)
        {
            throw new ArgumentException($"{pixels.Length} pixels do not divide among {digits.Length} images.");
        }
        if (Array.Find(digits, digit => digit is < 0 or >= ClassCount) is var wrong and not 0)
        {
            throw new ArgumentException($"{wrong} is not a digit from 0 to {ClassCount - 1}.");
        }
        _pixels = pixels;
        _digits = digits;
    }

    /// <summary>How many images there are.</summary>
    public int Count => _digits.Length;

    /// <summary>How many pixels each image has.</summary>
    public int PixelCount => _pixels.Length / Count;

    /// <summary>The digit of each image.</summary>
    public ReadOnlySpan<int> Digits => _digits;

    /// <summary>The pixels of one image, row by row, from 0 (white) to 1 (black).</summary>
    public ReadOnlySpan<double> Image(int index) => _pixels.AsSpan(index * PixelCount, PixelCount);

    /// <summary>
    /// Reads a CSV file without header, gzip-compressed if it ends in <c>.gz</c>: pixels from 0 to 16, then the digit.
    /// Pixels are scaled to 0..1. A relative path is looked up beside the program.
    /// </summary>
    public static DataSet Load(string path)
    {
        string file = Path.Combine(AppContext.BaseDirectory, path);
        using Stream bytes = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        using var reader = new StreamReader(plain);
        return Read(reader);
    }

    /// <summary>
    /// Shuffles the images and holds out a share of them, rounded to whole images, for the test.
    /// The split is not stratified: a digit's share in either part varies by chance, as it would in new data.
    /// </summary>
    public Split Split(Random random, double testShare = 1.0 / 3)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        random.Shuffle(order);
        int testCount = (int)Math.Round(Count * testShare);
        return new(Train: Select(order.AsSpan(testCount)), Test: Select(order.AsSpan(0, testCount)));
    }

    private static DataSet Read(TextReader reader)
    {
        var pixels = new List<double>();
        var digits = new List<int>();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            pixels.AddRange(cells.SkipLast(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture) / Darkest));
            digits.Add(int.Parse(cells[^1], CultureInfo.InvariantCulture));
        }
        return new([.. pixels], [.. digits]);
    }

    private DataSet Select(ReadOnlySpan<int> rows)
    {
        double[] pixels = new double[rows.Length * PixelCount];
        int[] digits = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            Image(rows[i]).CopyTo(pixels.AsSpan(i * PixelCount));
            digits[i] = _digits[rows[i]];
        }
        return new(pixels, digits);
    }
}
