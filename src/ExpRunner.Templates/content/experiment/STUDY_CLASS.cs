using ExpRunner;

namespace STUDY_NAMESPACE;

/// <summary>How many neighbours should be averaged to predict a curve of which noisy points are known?</summary>
/// <remarks>Exchange it for a question of yours: what is public and can be set is the config, what has [Variation] is varied.</remarks>
[Experiment(Repetitions = 10)]
public sealed partial class STUDY_CLASS
{
    /// <summary>How many of the nearest points are averaged. Every value is run with every value of the other variations.</summary>
    [Variation(1, 3, 9, 27)]
    public int Neighbours { get; init; } = 3;

    /// <summary>Standard deviation of what is added to each known point.</summary>
    [Variation(0.1, 0.5)]
    public double Noise { get; init; } = 0.1;

    /// <summary>How many points are known. It is not varied, but can be set: --set Points=1000.</summary>
    public int Points { get; init; } = 200;

    /// <summary>Prepares. SharedRandom gives all configs of a repetition the same luck, so that they are compared on the same points.</summary>
    public NoisyCurve Pre(TrialContext trial) => NoisyCurve.Draw(Points, Noise, trial.SharedRandom);

    /// <summary>Does the work, and takes what Pre returned; its time is measured as fit_time.</summary>
    public double[] Fit(NoisyCurve known) => [.. NoisyCurve.Places(101).Select(x => known.MeanNear(x, Neighbours))];

    /// <summary>Judges what Fit returned. Every number is a score: it is averaged over the repetitions.</summary>
    public Scores Post(double[] predicted)
    {
        double[] errors = [.. NoisyCurve.Places(predicted.Length).Zip(predicted, (x, y) => Math.Abs(y - NoisyCurve.Truth(x)))];
        return new(MeanError: errors.Average(), WorstError: errors.Max());
    }

    /// <summary>How far predictions are from the curve.</summary>
    public readonly record struct Scores(double MeanError, double WorstError);
}
