using ExpRunner;

namespace Digits;

/// <summary>How many neighbours should vote, what is near, and should nearer ones count more?</summary>
[Experiment(Repetitions = 5)]
public sealed partial class KnnExperiment
{
    /// <summary>How many neighbours vote.</summary>
    [Variation(1, 3, 5, 9)]
    public int K { get; init; } = 3;

    /// <summary>How the distance of two images is measured.</summary>
    [Variation]
    public Distance Metric { get; init; }

    /// <summary>Whether a vote counts by the inverse of its distance; for K = 1 it makes no difference.</summary>
    [Variation]
    public bool Weighted { get; init; }

    /// <summary>The file with the images; a relative path is looked up beside the program.</summary>
    public string Data { get; init; } = "data/digits.csv.gz";

    /// <summary>Every config of a repetition gets the same split, so that configs are compared on the same images.</summary>
    public Split Pre(TrialContext trial) => DataSet.Load(Data).Split(trial.SharedRandom);

    /// <summary>Classifies the test images: a method without training does its work here.</summary>
    public Predictions Fit(Split data) => new KNearestNeighbours(data.Train, K, Metric, Weighted).Predict(data.Test);

    /// <summary>Judges the predictions.</summary>
    public Scores Post(Predictions predictions) => new(predictions.Accuracy, predictions.MacroF1);

    /// <summary>How well the test images were classified.</summary>
    public readonly record struct Scores(double Accuracy, double MacroF1);
}
