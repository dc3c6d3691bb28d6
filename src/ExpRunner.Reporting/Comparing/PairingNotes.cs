using System.Globalization;

namespace ExpRunner.Reporting;

/// <summary>Says how repetitions were brought together, and which tests were made.</summary>
internal static class PairingNotes
{
    public static IEnumerable<string> Of(IReadOnlyList<ComparedRow> rows, TrialPairs pairs, SharedDraws draws, CompareOptions options)
    {
        var (paired, apart) = (rows.Count(row => row.Samples.IsPaired), rows.Count(row => row.Samples.IsApart));
        yield return options.Pairing switch
        {
            Pairing.None => "Repetitions are not paired, as asked for.",
            Pairing.RunId => $"Repetitions are paired by run_id, as asked for{Except(apart)}.",
            _ when paired == 0 => WhyNot(pairs, draws),
            _ => $"Repetitions are paired by run_id: both results used trial.SharedRandom with seed {draws.SeedOf(pairs.Both.First(pair => draws.AreShared(pair.First, pair.Second)).First)}{Except(apart)}.",
        };
        yield return Tests(options, paired > 0, apart > 0 || paired == 0);
    }

    private static string Except(int apart) => apart == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({apart} {(apart == 1 ? "row is" : "rows are")} not: fewer than two pairs, run_ids that differ, or no shared randomness)");

    private static string WhyNot(TrialPairs pairs, SharedDraws draws)
    {
        var (first, second) = (pairs.Both.Any(pair => draws.SeedOf(pair.First) is not null), pairs.Both.Any(pair => draws.SeedOf(pair.Second) is not null));
        return (first, second) switch
        {
            (true, true) => "Repetitions are not paired: both results used trial.SharedRandom, but with different seeds or run_ids.",
            (false, false) => "Repetitions are not paired: the journals do not say that trial.SharedRandom was used. --pair run_id pairs them where runs with one run_id had the same data.",
            _ => $"Repetitions are not paired: the journal of {(first ? "B" : "A")} does not say that trial.SharedRandom was used. --pair run_id pairs them where runs with one run_id had the same data.",
        };
    }

    private static string Tests(CompareOptions options, bool paired, bool apart)
    {
        var (t, rank) = ((string[])[.. paired ? ["paired t"] : Array.Empty<string>(), .. apart ? ["Welch t"] : Array.Empty<string>()],
            (string[])[.. paired ? ["Wilcoxon signed-rank"] : Array.Empty<string>(), .. apart ? ["Mann-Whitney U"] : Array.Empty<string>()]);
        var test = string.Join(" or ", options.Test == TestKind.T ? t : rank);
        return string.Create(CultureInfo.InvariantCulture,
            $"p: {test}, corrected by Holm over the configs of a score; different up to {options.Significance}; equal when the difference is surely below {options.Margin} (two one-sided t tests); missing repetitions for a power of {options.Power} after that correction, while the other configs stay as they are.");
    }
}
