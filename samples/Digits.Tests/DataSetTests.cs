namespace Digits.Tests;

public sealed class DataSetTests
{
    private const string SampleData = "data/digits.csv.gz";

    [Fact]
    public void The_sample_data_are_1797_images_of_64_pixels()
    {
        DataSet data = DataSet.Load(SampleData);

        Assert.Equal(1797, data.Count);
        Assert.Equal(64, data.PixelCount);
    }

    [Fact]
    public void Pixels_are_scaled_from_0_to_1()
    {
        DataSet data = DataSet.Load(SampleData);

        double[] pixels = [.. Enumerable.Range(0, data.Count).SelectMany(i => data.Image(i).ToArray())];

        Assert.Equal(0, pixels.Min());
        Assert.Equal(1, pixels.Max());
    }

    [Fact]
    public void A_file_that_is_not_compressed_is_read_as_well()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "0,16,7\n8,4,1\n");

            DataSet data = DataSet.Load(file);

            Assert.Equal([7, 1], data.Digits);
            Assert.Equal([0, 1], data.Image(0));
            Assert.Equal([0.5, 0.25], data.Image(1));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_third_is_held_out()
    {
        Split split = DataSet.Load(SampleData).Split(new Random(1));

        Assert.Equal(599, split.Test.Count);
        Assert.Equal(1198, split.Train.Count);
    }

    [Fact]
    public void Every_image_is_in_exactly_one_part()
    {
        Split split = Numbered(30).Split(new Random(1), testShare: 0.25);

        Assert.Equal(8, split.Test.Count);
        Assert.Equal(Enumerable.Range(0, 30), Numbers(split.Train).Concat(Numbers(split.Test)).Order());
    }

    [Fact]
    public void An_image_keeps_its_digit()
    {
        Split split = Numbered(30).Split(new Random(1));

        Assert.Equal(Numbers(split.Train).Select(number => number % DataSet.ClassCount), split.Train.Digits.ToArray());
    }

    [Fact]
    public void The_seed_decides_the_split()
    {
        int[] first = Numbers(Numbered(30).Split(new Random(1)).Test);
        int[] again = Numbers(Numbered(30).Split(new Random(1)).Test);
        int[] other = Numbers(Numbered(30).Split(new Random(2)).Test);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Pixels_must_divide_among_the_images()
        => Assert.Throws<ArgumentException>(() => new DataSet([1, 2, 3], [0, 1]));

    [Fact]
    public void Only_digits_are_classes()
        => Assert.Throws<ArgumentException>(() => new DataSet([1, 2], [0, 10]));

    /// <summary>Images of one pixel, which is the image's number; its last decimal is the digit.</summary>
    private static DataSet Numbered(int count)
        => new([.. Enumerable.Range(0, count).Select(i => (double)i)], [.. Enumerable.Range(0, count).Select(i => i % DataSet.ClassCount)]);

    private static int[] Numbers(DataSet data) => [.. Enumerable.Range(0, data.Count).Select(i => (int)data.Image(i)[0])];
}
