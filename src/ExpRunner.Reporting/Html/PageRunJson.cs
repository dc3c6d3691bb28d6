using System.Globalization;
using System.Text.Json;
using ExpRunner.Reporting.Live;

namespace ExpRunner.Reporting.Html;

/// <summary>Writes how far a sweep is.</summary>
public static class PageRunJson
{
    /// <summary>Writes an object.</summary>
    public static void Write(Utf8JsonWriter json, PageRun run)
    {
        json.WriteStartObject();
        json.WriteString("state", run.State);
        json.WriteNumber("trials", run.Trials);
        json.WriteNumber("planned", run.Planned);
        json.WriteNumber("completed", run.Completed);
        json.WriteNumber("failed", run.Failed);
        json.WriteNumber("skipped", run.Skipped);
        json.WriteNumber("running", run.Running);
        json.WriteNumber("waiting", run.Waiting);
        json.WriteNumber("lost", run.Lost);
        json.WriteNumber("starts", run.Starts);
        Time(json, "started", run.Started);
        Time(json, "ended", run.Ended);
        json.WriteNumber("elapsed", Math.Round(run.Elapsed, 3));
        Number(json, "eta", run.Eta, 1);
        Number(json, "perSecond", run.PerSecond, 4);
        Live(json, run.Live);
        json.WriteEndObject();
    }

    private static void Live(Utf8JsonWriter json, IReadOnlyList<RunningTrial> trials)
    {
        if (trials.Count == 0)
        {
            return;
        }
        json.WriteStartArray("live");
        foreach (var trial in trials)
        {
            json.WriteStartObject();
            json.WriteString("trial", string.Create(CultureInfo.InvariantCulture, $"#{trial.Id}/{trial.RunId} {trial.Config}"));
            json.WriteString("values", trial.Newest);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? at)
    {
        if (at is { } time)
        {
            json.WriteString(name, time.UtcDateTime);
            return;
        }
        json.WriteNull(name);
    }

    private static void Number(Utf8JsonWriter json, string name, double? number, int decimals)
    {
        if (number is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, Math.Round(known, decimals));
            return;
        }
        json.WriteNull(name);
    }
}
