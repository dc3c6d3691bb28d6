namespace ExpRunner.TestExperiments;

/// <summary>Iterative pruning: each round takes the mask of the round before it and drops a share of the weights that are left.</summary>
[Experiment]
public sealed partial class Pruning
{
    private const int Weights = 1000;

    public int Round { get; init; }

    public double Share { get; init; } = 0.3;

    /// <summary>This round fails as long as there is no file of the name that <see cref="Mended"/> gives.</summary>
    public int FailsIn { get; init; } = -1;

    public string Mended { get; init; } = "mended";

    public int Milliseconds { get; init; }

    [Configs, After]
    public static IEnumerable<Pruning> Rounds() => Enumerable.Range(0, 16).Select(round => new Pruning { Round = round });

    [Configs, After(nameof(Rounds))]
    public static IEnumerable<Pruning> Last() => [new Pruning { Round = 100 }];

    public async Task<Scores> Fit(TrialContext trial, CancellationToken cancel)
    {
        await Task.Delay(Milliseconds, cancel);
        if (Round == FailsIn && !File.Exists(Mended))
        {
            throw new InvalidOperationException($"round {Round} was to fail");
        }
        var before = trial.Previous<Scores>();
        var mask = before is null ? new bool[Weights] : [.. (await File.ReadAllTextAsync(Path.Combine(before.OutPath, "mask.txt"), cancel)).Select(weight => weight == 'x')];
        var left = Enumerable.Range(0, Weights).Where(weight => !mask[weight]).ToArray();
        var drop = (int)(left.Length * Share);
        for (var i = 0; i < drop; i++)
        {
            mask[left[trial.SharedRandom.Next(left.Length)]] = true;
        }
        await File.WriteAllTextAsync(trial.PathOf("mask.txt"), string.Concat(mask.Select(dropped => dropped ? 'x' : '.')), cancel);
        return new Scores(mask.Count(dropped => dropped) / (double)Weights, 1 + (before?.Scores.Rounds ?? 0), before?.Config<Pruning>().Round ?? -1, trial.AllPrevious<Scores>().Count);
    }

    public readonly record struct Scores(double Sparsity, int Rounds, int RoundBefore, int Before);
}
