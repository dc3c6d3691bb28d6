using ExpRunner.Execution;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Progress;

/// <summary>Trials and scores in one line for people.</summary>
internal sealed class TrialText(IReadOnlyCollection<string> varied)
{
    private const int LongestValue = 40;

    /// <summary><c>#12/1 K=3 Metric=Euclidean</c>: id, repetition, and the fields that vary.</summary>
    public string Of(Attempt attempt)
    {
        var again = attempt.Number > 1 ? $" (attempt {attempt.Number})" : "";
        return $"#{attempt.ExperimentId}/{attempt.RunId}{again} {Config(attempt.Config)}".TrimEnd();
    }

    /// <summary>How an attempt ended: <c>DONE  Knn #12/1 K=3: Accuracy=0.97 (2 s)</c>.</summary>
    public string Ended(Attempt attempt, Outcome outcome)
    {
        var trial = $"{attempt.Experiment} {Of(attempt)}";
        return outcome.Status switch
        {
            AttemptStatus.Completed => $"DONE  {trial}{Scores(outcome.Scores)} ({DurationText.Format(outcome.Duration)})",
            AttemptStatus.Cancelled => $"STOP  {trial}: {Why(outcome)}",
            AttemptStatus.Skipped => $"SKIP  {trial}: {Why(outcome)}",
            _ => $"FAIL  {trial}: {Why(outcome)}",
        };
    }

    /// <summary>What follows the end of an attempt that is tried again: <c>; tried again in 2.0 s</c>; nothing where it is not.</summary>
    public static string Again(TimeSpan? retryIn) => retryIn switch
    {
        null => "",
        { Ticks: <= 0 } => "; tried again at once",
        { } wait => $"; tried again in {DurationText.Format(wait)}",
    };

    /// <summary>The fields that vary, as <c>K=3 Metric=Euclidean</c>.</summary>
    public string Config(Value config)
    {
        var parts = new List<string>();
        for (var i = 0; i < config.Names.Length; i++)
        {
            if (varied.Contains(config.Names[i]))
            {
                parts.Add($"{config.Names[i]}={Shorten(config.Items[i].ToString())}");
            }
        }
        return string.Join(' ', parts);
    }

    /// <summary>The scores behind a trial, as <c>: Accuracy=0.97 Loss=0.1</c>; nothing where there are none.</summary>
    public static string Scores(Value scores)
    {
        var parts = new List<string>();
        for (var i = 0; i < scores.Names.Length; i++)
        {
            if (scores.Names[i] != "fit_time")
            {
                parts.Add($"{scores.Names[i]}={Short(scores.Items[i])}");
            }
        }
        return parts.Count == 0 ? "" : ": " + string.Join(' ', parts);
    }

    private static string Why(Outcome outcome) => $"{StatusNames.Of(outcome.Status)}: {Error(outcome.Error)}";

    /// <summary>The first line of an error.</summary>
    public static string Error(string? error) => Shorten((error ?? "").Split('\n')[0].TrimEnd(), 300);

    private static string Short(Value value)
        => value.Kind == ValueKind.Number
            ? value.AsDouble().ToString("G5", System.Globalization.CultureInfo.InvariantCulture)
            : Shorten(value.ToString());

    /// <summary>Everything in one line: what would break it or steer a terminal is a space.</summary>
    private static string Shorten(string text, int longest = LongestValue)
    {
        var shown = text.Length <= longest ? text : text[..(longest - 1)] + "…";
        return string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c));
    }
}
