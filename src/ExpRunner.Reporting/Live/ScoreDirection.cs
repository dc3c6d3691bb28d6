namespace ExpRunner.Reporting.Live;

/// <summary>Presumes from a score's name which way is better, where nobody said.</summary>
internal static class ScoreDirection
{
    private static readonly string[] Less =
    [
        "loss", "error", "err", "mse", "rmse", "mae", "mape", "time", "seconds", "latency", "duration", "cost", "regret", "perplexity", "ppl", "nll", "wer", "cer", "fid",
        "memory", "bytes", "violations", "distance", "bias", "misses",
    ];

    /// <summary>Whether more is better, as far as the last words of the name tell.</summary>
    public static bool IsMaximised(string score) => !Words(score).Any(word => Less.Contains(word, StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Words(string score)
    {
        var start = 0;
        for (var i = 1; i <= score.Length; i++)
        {
            if (i == score.Length || !char.IsLetter(score[i]) || (char.IsUpper(score[i]) && char.IsLower(score[i - 1])))
            {
                yield return score[start..i].Trim('_', '.', '-', ' ', '/');
                start = i;
            }
        }
    }
}
