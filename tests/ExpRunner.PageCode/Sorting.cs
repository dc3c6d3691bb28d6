namespace ExpRunner.PageCode;

/// <summary>What a micro-benchmark becomes; see docs/coming-from.md.</summary>
[Experiment(Repetitions = 10)]
public partial class Sorting
{
    [Variation(1_000, 10_000)]
    public int Length { get; init; }

    [Variation]
    public bool Presorted { get; init; }

    public double[] Pre(TrialContext trial)
    {
        var numbers = new double[Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Presorted ? i : trial.SharedRandom.NextDouble();
        }
        return numbers;
    }

    public void Fit(double[] numbers) => Array.Sort(numbers);
}
