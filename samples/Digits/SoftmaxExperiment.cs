using ExpRunner;

namespace Digits;

/// <summary>How strong a penalty, and how long a step, suit a linear model?</summary>
[Experiment(Repetitions = 5)]
public sealed partial class SoftmaxExperiment
{
    /// <summary>The weight of the penalty: stronger keeps the weights smaller.</summary>
    [VariationRange(1e-4, 1e-1, Scale = Scale.Log, Count = 4)]
    public double Ridge { get; init; } = 1e-3;

    /// <summary>How far a step follows the gradient.</summary>
    [Variation(0.03, 0.1, 0.3, 1.0)]
    public double LearningRate { get; init; } = 0.1;

    /// <summary>How often every training image is seen.</summary>
    public int Epochs { get; init; } = 200;

    /// <summary>The file with the images; a relative path is looked up beside the program.</summary>
    public string Data { get; init; } = "data/digits.csv.gz";

    /// <summary>Every config of a repetition gets the same split, so that configs are compared on the same images.</summary>
    public Split Pre(TrialContext trial) => DataSet.Load(Data).Split(trial.SharedRandom);

    /// <summary>Trains on the one part, logs the learning curve, and classifies the other part.</summary>
    public Predictions Fit(TrialContext trial, Split data)
    {
        var model = new SoftmaxRegression(data.Train.PixelCount, Ridge);
        var descent = new GradientDescent { LearningRate = LearningRate, Epochs = Epochs };
        descent.Train(model, data.Train, trial.Random, (epoch, loss) => trial.Log("loss", loss, epoch));
        return model.Predict(data.Test);
    }

    /// <summary>Judges the predictions.</summary>
    public Scores Post(Predictions predictions) => new(predictions.Accuracy, predictions.LogLoss);

    /// <summary>How well the test images were classified; the loss is the cross-entropy in nats, without penalty.</summary>
    public readonly record struct Scores(double Accuracy, double Loss);
}
