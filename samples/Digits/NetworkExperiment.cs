using ExpRunner;

namespace Digits;

/// <summary>How many hidden units does it take to beat a linear model?</summary>
[Experiment(Repetitions = 5)]
public sealed partial class NetworkExperiment
{
    /// <summary>The size of the hidden layer.</summary>
    [Variation(4, 8, 16, 32, 64)]
    public int HiddenUnits { get; init; } = 32;

    /// <summary>What a hidden unit makes of its weighted sum.</summary>
    [Variation]
    public Activation Activation { get; init; }

    /// <summary>How far a step follows the gradient.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>The share of a step that the next one keeps.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>How often every training image is seen.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>The file with the images; a relative path is looked up beside the program.</summary>
    public string Data { get; init; } = "data/digits.csv.gz";

    /// <summary>Every config of a repetition gets the same split, so that configs are compared on the same images.</summary>
    public Split Pre(TrialContext trial) => DataSet.Load(Data).Split(trial.SharedRandom);

    /// <summary>Trains on the one part, logs the learning curve, and classifies the other part.</summary>
    public Predictions Fit(TrialContext trial, Split data)
    {
        var model = new Network(data.Train.PixelCount, HiddenUnits, Activation, trial.Random);
        var descent = new GradientDescent { LearningRate = LearningRate, Momentum = Momentum, Epochs = Epochs };
        descent.Train(model, data.Train, trial.Random, (epoch, loss) => trial.Log("loss", loss, epoch));
        return model.Predict(data.Test);
    }

    /// <summary>Judges the predictions.</summary>
    public Scores Post(Predictions predictions) => new(predictions.Accuracy, predictions.LogLoss);

    /// <summary>How well the test images were classified; the loss is the cross-entropy in nats.</summary>
    public readonly record struct Scores(double Accuracy, double Loss);
}
