using ExpRunner;

namespace STUDY_NAMESPACE.Tests;

/// <summary>The instance is the config and its phases are methods, so that an experiment is tested as any class is.</summary>
public sealed class STUDY_CLASSTests
{
    [Fact]
    public void One_neighbour_is_the_nearest_point()
    {
        var known = new NoisyCurve([(0, 5), (1, 7)]);

        double[] predicted = new STUDY_CLASS { Neighbours = 1 }.Fit(known);

        Assert.Equal(5, predicted[0]);
        Assert.Equal(7, predicted[^1]);
    }

    [Fact]
    public void A_prediction_without_a_fault_scores_zero()
    {
        double[] truth = [.. NoisyCurve.Places(11).Select(NoisyCurve.Truth)];

        Assert.Equal(new STUDY_CLASS.Scores(MeanError: 0, WorstError: 0), new STUDY_CLASS().Post(truth));
    }

    [Fact]
    public async Task The_whole_chain_is_repeatable_by_its_seed()
    {
        var experiment = new STUDY_CLASS { Neighbours = 9, Noise = 0.5 };

        STUDY_CLASS.Scores first = await experiment.RunAsync(TrialContext.ForTest(seed: 1));
        STUDY_CLASS.Scores again = await experiment.RunAsync(TrialContext.ForTest(seed: 1));

        Assert.Equal(first, again);
        Assert.InRange(first.MeanError, 0, 0.5);
    }
}
