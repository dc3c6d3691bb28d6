namespace Digits.Tests;

public sealed class PredictionsTests
{
    [Fact]
    public void The_most_probable_digit_is_predicted()
        => Assert.Equal([1, 2], new Predictions([Of(0.2, 0.5, 0.3), Of(0.1, 0.2, 0.7)], [1, 2]).Predicted);

    [Fact]
    public void Of_equally_probable_digits_the_smallest_is_predicted()
        => Assert.Equal([1], new Predictions([Of(0.2, 0.4, 0.4)], [2]).Predicted);

    [Fact]
    public void Accuracy_is_the_share_of_hits()
        => Assert.Equal(0.75, new Predictions([Of(1, 0), Of(1, 0), Of(0, 1), Of(0, 1)], [0, 1, 1, 1]).Accuracy);

    [Fact]
    public void Macro_F1_counts_every_digit_alike_however_rare()
    {
        var predictions = new Predictions([Of(1, 0), Of(1, 0), Of(0, 1), Of(0, 1)], [0, 1, 1, 1]);

        // Digit 0: 2 * 1 / (1 + 2); digit 1: 2 * 2 / (3 + 2); no other digit was shown or predicted.
        Assert.Equal(((2.0 / 3) + (4.0 / 5)) / 2, predictions.MacroF1, 12);
    }

    [Fact]
    public void Log_loss_is_the_mean_negative_logarithm_of_the_true_digits_probability()
        => Assert.Equal((Math.Log(2) + Math.Log(4)) / 2, new Predictions([Of(0.5, 0.5), Of(0.75, 0.25)], [0, 1]).LogLoss, 12);

    [Fact]
    public void Log_loss_stays_finite_where_the_truth_was_thought_impossible()
        => Assert.Equal(-Math.Log(1e-15), new Predictions([Of(1, 0)], [1]).LogLoss, 12);

    private static double[] Of(params double[] probabilities)
        => [.. probabilities, .. new double[DataSet.ClassCount - probabilities.Length]];
}
