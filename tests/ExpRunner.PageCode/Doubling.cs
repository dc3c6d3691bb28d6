using ExpRunner;

[Experiment(Repetitions = 5)]
public partial class Doubling
{
    [Variation(1, 2, 4)]
    public int Factor { get; init; }

    public double Fit(TrialContext trial) => Factor * trial.Random.NextDouble();
}
