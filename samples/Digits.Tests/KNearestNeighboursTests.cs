namespace Digits.Tests;

public sealed class KNearestNeighboursTests
{
    // Seen from the origin, each point is the nearest in one metric: its digit names which.
    private static readonly DataSet Rivals = new([2.5, 2.5, 0, 4, 1, 3.2], [2, 1, 0]);

    [Theory]
    [InlineData(Distance.Euclidean, 0)]
    [InlineData(Distance.Manhattan, 1)]
    [InlineData(Distance.Chebyshev, 2)]
    public void The_metric_decides_what_is_near(Distance metric, int expected)
        => Assert.Equal([expected], Classify(Rivals, [0, 0], k: 1, metric));

    [Fact]
    public void The_majority_of_the_neighbours_wins()
        => Assert.Equal([1], Classify(OnALine((1, 2), (3, 1), (4, 1), (5, 2), (6, 2)), [0], k: 3));

    [Fact]
    public void A_nearer_neighbour_counts_more_when_votes_are_weighted()
    {
        DataSet train = OnALine((1, 2), (3, 1), (4, 1));

        Assert.Equal([1], Classify(train, [0], k: 3, weighted: false));
        Assert.Equal([2], Classify(train, [0], k: 3, weighted: true));
    }

    [Fact]
    public void A_digits_probability_is_its_share_of_the_votes()
    {
        DataSet train = OnALine((1, 2), (2, 1), (4, 1));
        var model = new KNearestNeighbours(train, 3, Distance.Euclidean, weighted: true);

        // The votes are 1 for digit 2, and 1/2 + 1/4 for digit 1.
        Assert.Equal(-Math.Log(1 / 1.75), model.Predict(OnALine((0, 2))).LogLoss, 12);
    }

    [Fact]
    public void Equal_images_alone_vote_when_votes_are_weighted()
        => Assert.Equal([2], Classify(OnALine((5, 2), (5.001, 1), (5.001, 1)), [5], k: 3, weighted: true));

    [Fact]
    public void A_tie_goes_to_the_smallest_digit()
        => Assert.Equal([3], Classify(OnALine((1, 7), (2, 3)), [0], k: 2));

    [Fact]
    public void Every_pixel_counts_however_many_there_are()
    {
        for (int pixels = 1; pixels <= 20; pixels++)
        {
            double[] near = new double[pixels];
            double[] far = new double[pixels];
            far[^1] = 1;

            Assert.Equal([4], Classify(new([.. far, .. near], [3, 4]), new double[pixels], k: 1));
        }
    }

    [Fact]
    public void There_must_be_as_many_images_as_neighbours()
        => Assert.Throws<ArgumentOutOfRangeException>(() => Classify(Rivals, [0, 0], k: 4));

    private static DataSet OnALine(params (double Place, int Digit)[] images)
        => new([.. images.Select(image => image.Place)], [.. images.Select(image => image.Digit)]);

    private static ReadOnlySpan<int> Classify(DataSet train, double[] image, int k, Distance metric = Distance.Euclidean, bool weighted = false)
        => new KNearestNeighbours(train, k, metric, weighted).Predict(new(image, [0])).Predicted;
}
