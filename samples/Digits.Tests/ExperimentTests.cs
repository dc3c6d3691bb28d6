using ExpRunner;

namespace Digits.Tests;

/// <summary>An experiment is tested as any class is: its phases are methods, and a seed makes the whole chain repeatable.</summary>
public sealed class ExperimentTests
{
    private static readonly Split Tiny = new(Train: new([0, 1, 2, 8, 9], [1, 1, 1, 7, 7]), Test: new([0.5, 8.5], [1, 7]));

    [Fact]
    public void Fit_is_an_ordinary_call()
    {
        Predictions predictions = new KnnExperiment { K = 1 }.Fit(Tiny);

        Assert.Equal([1, 7], predictions.Predicted);
    }

    [Fact]
    public void A_property_is_the_experiments_parameter()
    {
        Predictions predictions = new KnnExperiment { K = 5 }.Fit(Tiny);

        Assert.Equal([1, 1], predictions.Predicted);
    }

    [Fact]
    public void What_learns_with_chance_is_fitted_with_the_context_of_a_test()
    {
        var experiment = new SoftmaxExperiment { LearningRate = 0.1, Epochs = 300 };

        Predictions predictions = experiment.Fit(TrialContext.ForTest(seed: 1), Tiny);

        Assert.Equal([1, 7], predictions.Predicted);
    }

    [Fact]
    public void Pre_gives_every_config_of_a_repetition_the_same_split()
    {
        Split one = new KnnExperiment { K = 1 }.Pre(TrialContext.ForTest(seed: 1));
        Split nine = new KnnExperiment { K = 9 }.Pre(TrialContext.ForTest(seed: 1));

        Assert.Equal(one.Test.Digits, nine.Test.Digits);
    }

    [Fact]
    public void Post_turns_predictions_into_scores()
    {
        var experiment = new KnnExperiment { K = 5 };

        Assert.Equal(new KnnExperiment.Scores(Accuracy: 0.5, MacroF1: 1.0 / 3), experiment.Post(experiment.Fit(Tiny)));
    }

    [Fact]
    public async Task Nearest_neighbours_read_digits_well()
    {
        KnnExperiment.Scores scores = await new KnnExperiment { K = 3 }.RunAsync(TrialContext.ForTest(seed: 1));

        Assert.InRange(scores.Accuracy, 0.96, 1);
        Assert.InRange(scores.MacroF1, 0.96, 1);
    }

    [Fact]
    public async Task Softmax_regression_reads_digits_fairly_well()
    {
        SoftmaxExperiment.Scores scores = await new SoftmaxExperiment { Epochs = 20 }.RunAsync(TrialContext.ForTest(seed: 1));

        Assert.InRange(scores.Accuracy, 0.9, 0.98);
        Assert.InRange(scores.Loss, 0.2, 0.5);
    }

    [Fact]
    public async Task A_network_reads_digits_better_than_a_linear_model()
    {
        TrialContext Trial() => TrialContext.ForTest(seed: 1);

        NetworkExperiment.Scores network = await new NetworkExperiment { Epochs = 20 }.RunAsync(Trial());
        SoftmaxExperiment.Scores linear = await new SoftmaxExperiment { Epochs = 20 }.RunAsync(Trial());

        Assert.InRange(network.Accuracy, linear.Accuracy, 1);
        Assert.True(network.Loss < linear.Loss);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_scores()
    {
        var experiment = new NetworkExperiment { HiddenUnits = 8, Epochs = 3 };

        NetworkExperiment.Scores first = await experiment.RunAsync(TrialContext.ForTest(seed: 1));
        NetworkExperiment.Scores again = await experiment.RunAsync(TrialContext.ForTest(seed: 1));
        NetworkExperiment.Scores other = await experiment.RunAsync(TrialContext.ForTest(seed: 2));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }
}
