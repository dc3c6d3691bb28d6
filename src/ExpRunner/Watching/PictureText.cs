using System.Globalization;
using ExpRunner.Hosting.Progress;
using ExpRunner.Reporting.Live;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Watching;

/// <summary>What a picture of a sweep says, in words.</summary>
internal static class PictureText
{
    /// <summary><c>running</c>.</summary>
    public static string State(SweepPicture sweep) => sweep.Problem is not null ? "cannot be read" : sweep.State switch
    {
        SweepState.Running => "running",
        SweepState.Finished => "finished",
        SweepState.Interrupted => "interrupted",
        _ => "beginning",
    };

    /// <summary><c>45 of 120 (38 %), 2 failed, 4 running</c>.</summary>
    public static string Count(SweepPicture sweep)
    {
        if (sweep.Status is not { } status)
        {
            return "nothing has been recorded yet";
        }
        var planned = status.IsAtLeast ? $"{PlanText.Number((UInt128)sweep.Ended)} ended" : string.Create(CultureInfo.InvariantCulture, $"{PlanText.Number((UInt128)sweep.Ended)} of {PlanText.Number(status.Planned)} ({Math.Floor(sweep.Share * 100):0} %)");
        var parts = new List<string> { planned };
        parts.AddRange(status.Failed.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{PlanText.Number((UInt128)entry.Value)} {entry.Key}"));
        Add(parts, status.Running, "running");
        Add(parts, status.InFlightLost, "lost");
        Add(parts, status.SetAside, "set aside");
        Add(parts, status.DamagedPlaces, status.DamagedPlaces == 1 ? "damaged place" : "damaged places");
        return string.Join(", ", parts);
    }

    /// <summary><c>3.1 a second, 0:14 so far, about 0:24 left (0:20 to 0:31)</c>; empty where there is nothing to say.</summary>
    public static string Time(SweepPicture sweep, DateTimeOffset now)
    {
        var parts = new List<string>();
        if (sweep.Pace.PerSecond is { } rate)
        {
            parts.Add(Rate(rate));
        }
        if (sweep.State == SweepState.Running && sweep.StartedAt is { } started && now >= started)
        {
            parts.Add($"{DurationText.Format(now - started)} so far");
        }
        if (sweep.Pace is { Left: { } left } pace)
        {
            var between = pace is { Least: { } least, Most: { } most } && DurationText.Format(least) != DurationText.Format(most) ? $" ({DurationText.Format(least)} to {DurationText.Format(most)})" : "";
            parts.Add($"about {DurationText.Format(left)} left{between}");
        }
        return string.Join(", ", parts);
    }

    /// <summary><c>#3/0 K=5</c>, with the try where it is not the first.</summary>
    public static string Trial(RunningTrial trial)
        => string.Create(CultureInfo.InvariantCulture, $"#{trial.Id}/{trial.RunId}{(trial.Attempt > 1 ? $" try {trial.Attempt}" : "")} {trial.Config}");

    /// <summary><c>2 × timeout: it took longer than … s</c>.</summary>
    public static string Failure(FailureCount failure) => string.Create(CultureInfo.InvariantCulture, $"{failure.Count} × {failure.Status}: {failure.Cause} (such as {failure.Example})");

    /// <summary><c>Accuracy 0.975: #3 K=5</c>.</summary>
    public static string Best(BestTrial best) => $"{(best.IsMaximised ? "greatest" : "least")} {best.Score} {Short(best.Value)}: #{best.Id} {best.Config}";

    /// <summary>Text of trials may hold anything; on a terminal it must not be able to do anything.</summary>
    public static string Clean(string text)
        => text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;

    private static string Short(string number)
        => number.Length > 8 && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value.ToString("G6", CultureInfo.InvariantCulture) : number;

    private static string Rate(double rate) => rate >= 0.1
        ? string.Create(CultureInfo.InvariantCulture, $"{rate:#,0.#} a second")
        : rate * 60 >= 0.1 ? string.Create(CultureInfo.InvariantCulture, $"{rate * 60:0.#} a minute") : string.Create(CultureInfo.InvariantCulture, $"{rate * 3600:0.##} an hour");

    private static void Add(List<string> parts, int count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{PlanText.Number((UInt128)count)} {what}");
        }
    }
}
