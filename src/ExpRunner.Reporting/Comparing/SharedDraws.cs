using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Reporting;

/// <summary>Which trials drew from <c>trial.SharedRandom</c>, and of which seed: their repetitions with one run_id had the same luck.</summary>
internal sealed class SharedDraws
{
    private readonly Dictionary<(string File, string Id), (UInt128 Seed, bool IsShared)> _trials = [];

    /// <summary>Reads the journals beside results; where there are none, or they cannot be read, nothing is known of their trials.</summary>
    public static SharedDraws Of(IEnumerable<ResultRow> rows, ICollection<string> warnings)
    {
        var draws = new SharedDraws();
        foreach (var file in rows.Select(row => row.File).Distinct())
        {
            var folder = Path.GetDirectoryName(file) is { Length: > 0 } parent ? parent : ".";
            try
            {
                if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "journal*.jsonl").Any())
                {
                    draws.Read(file, folder, warnings);
                }
            }
            catch (SweepException fault)
            {
                warnings.Add($"{folder}: the journal cannot be read, so repetitions are not paired: {fault.Message}");
            }
        }
        return draws;
    }

    /// <summary>The seed whose shared numbers all completed repetitions of a trial drew from; null where some did not, or nobody knows.</summary>
    public UInt128? SeedOf(ResultRow row) => _trials.TryGetValue((row.File, row.Id.ToString()), out var trial) && trial.IsShared ? trial.Seed : null;

    /// <summary>Whether repetitions of both had the same luck.</summary>
    public bool AreShared(ResultRow first, ResultRow second) => SeedOf(first) is { } seed && seed == SeedOf(second);

    private void Read(string file, string folder, ICollection<string> warnings)
    {
        foreach (var trial in SweepAttempt.Read([folder], warnings.Add).Where(attempt => attempt is { Counts: true, Status: "completed" }).GroupBy(attempt => attempt.ExperimentId))
        {
            _trials[(file, trial.Key.ToString(CultureInfo.InvariantCulture))] = (trial.First().Seed, trial.All(attempt => attempt.SharedRandom));
        }
    }
}
