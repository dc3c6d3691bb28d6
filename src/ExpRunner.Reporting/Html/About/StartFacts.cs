using System.Globalization;
using ExpRunner.Results;

namespace ExpRunner.Reporting.Html;

/// <summary>When a sweep ran, and how often it was interrupted and went on.</summary>
internal static class StartFacts
{
    private const int MostShown = 12;

    /// <summary>A fact each, where there is one.</summary>
    public static IEnumerable<(string Name, string Value)> Of(IReadOnlyList<RecordedStart> starts)
    {
        var known = starts.Where(start => start.StartedAt is not null).OrderBy(start => start.StartedAt).ToList();
        if (known.Count == 0)
        {
            yield break;
        }
        yield return ("started", At(known[0].StartedAt!.Value));
        if (!known.Exists(start => start.IsLive))
        {
            yield return ("ended", At(known.Max(start => start.LastAt ?? start.StartedAt)!.Value));
        }
        if (known.Count > 1)
        {
            var killed = known.Count(start => !start.IsClean && !start.IsLive);
            yield return ("starts", string.Create(CultureInfo.InvariantCulture, $"{known.Count}{(killed > 0 ? $", {killed} of them ended by a kill or a crash" : "")}: {string.Join("; ", known.Take(MostShown).Select(Line))}{(known.Count > MostShown ? "; …" : "")}"));
        }
    }

    private static string Line(RecordedStart start)
        => string.Create(CultureInfo.InvariantCulture, $"{At(start.StartedAt!.Value)} on {start.Runner.Host}, {start.Ended:N0} repetitions{(start.IsLive ? ", running" : start.IsClean ? "" : ", killed")}");

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
