using System.Globalization;
using System.Text.RegularExpressions;

namespace ExpRunner.Nodes.Slurm;

/// <summary>Times as Slurm writes them: minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes and days-hours:minutes:seconds.</summary>
internal static partial class SlurmTime
{
    /// <summary>Whether Slurm takes it for a limit.</summary>
    public static bool IsLimit(string text) => text is "UNLIMITED" or "unlimited" or "INFINITE" or "infinite" || (Read(text, isLimit: true) is { } limit && limit > TimeSpan.Zero);

    /// <summary>What a task has left, as squeue says; null: it has no end, or nobody knows it.</summary>
    public static TimeSpan? Left(string text) => Read(text, isLimit: false);

    private static TimeSpan? Read(string text, bool isLimit)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return null;
        }
        var days = match.Groups["days"];
        int[] parts = [.. match.Groups["part"].Captures.Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture))];
        return (days.Success, parts) switch
        {
            (true, _) => new TimeSpan(int.Parse(days.Value, CultureInfo.InvariantCulture), parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2)),
            (_, [var minutes]) when isLimit => TimeSpan.FromMinutes(minutes),
            (_, [var seconds]) => TimeSpan.FromSeconds(seconds),
            (_, [var minutes, var seconds]) => new TimeSpan(0, minutes, seconds),
            _ => new TimeSpan(parts[0], parts[1], parts[2]),
        };
    }

    [GeneratedRegex(@"^((?<days>\d{1,6})-)?(?<part>\d{1,6})(:(?<part>\d{1,6})){0,2}$")]
    private static partial Regex Pattern();
}
