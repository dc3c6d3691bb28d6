using ExpRunner;

namespace Samples;

public enum Distance { Euclidean, Manhattan }

[Experiment(Repetitions = 5)]
public partial class KnnExperiment
{
    [Variation(1, 3, 5, 9)]
    public int K { get; init; } = 3;

    [Variation]
    public Distance Metric { get; init; }

    [VariationRange(1e-4, 1e-1, Scale = Scale.Log, Count = 4)]
    public double Ridge;

    public string Data { get; init; } = "digits.csv";

    public DataSet Pre(TrialContext trial) => new(Data, trial.SharedRandom.Next(10));

    public Model Fit(TrialContext trial, DataSet data) => new(data.Name.Length + (K * Ridge), Metric == Distance.Euclidean ? 0.5 : 1);

    public Scores Post(Model model) => new(model.Accuracy, model.Loss);

    public readonly record struct Scores(double Accuracy, double Loss);
}

public sealed record DataSet(string Name, int Part);

public sealed record Model(double Accuracy, double Loss);
