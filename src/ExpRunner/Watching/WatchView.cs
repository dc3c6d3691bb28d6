using ExpRunner.Reporting;
using ExpRunner.Reporting.Live;
using ExpRunner.Sweeps;
using Spectre.Console;

namespace ExpRunner.Hosting.Watching;

/// <summary>Makes the lines of the screen: two for each sweep, and what room is left for those that run, then for the others.</summary>
internal static class WatchView
{
    private const int BarWidth = 30;
    private const int LinesOfHeader = 2;
    private const int MostBest = 6;
    private const int MostFailures = 4;

    /// <summary>The lines, from the top.</summary>
    public static List<ScreenLine> Lines(IReadOnlyList<SweepPicture> sweeps, IReadOnlyList<string> missing, DateTimeOffset now, int width, int height)
    {
        var foot = Foot(missing, sweeps.Count, width);
        var room = Math.Max(1, height - foot.Count);
        var shown = Math.Min(sweeps.Count, room / LinesOfHeader);
        var left = room - (shown * LinesOfHeader) - (shown < sweeps.Count ? 1 : 0);
        var details = Details(sweeps.Take(shown).ToList(), now, width, left);
        var lines = new List<ScreenLine>();
        for (var i = 0; i < shown; i++)
        {
            lines.AddRange(Header(sweeps[i], now, width));
            lines.AddRange(details[i]);
        }
        if (shown < sweeps.Count)
        {
            lines.Add(new ScreenLine(width).Add($"and {sweeps.Count - shown} more sweeps", Color.Grey));
        }
        lines.AddRange(foot);
        return lines[..Math.Min(lines.Count, height)];
    }

    /// <summary>What there is to say of each sweep, as much as there is room for; those that run first, in equal parts.</summary>
    private static List<ScreenLine>[] Details(List<SweepPicture> sweeps, DateTimeOffset now, int width, int left)
    {
        var all = sweeps.Select(sweep => Details(sweep, now, width)).ToArray();
        var taken = new int[all.Length];
        foreach (var isRunning in new[] { true, false })
        {
            var wanting = Enumerable.Range(0, all.Length).Where(i => sweeps[i].State == SweepState.Running == isRunning).ToList();
            for (var more = true; more && left > 0;)
            {
                more = false;
                foreach (var i in wanting.Where(i => taken[i] < all[i].Count && left > 0))
                {
                    taken[i]++;
                    left--;
                    more = true;
                }
            }
        }
        return [.. all.Select((lines, i) => Cut(lines, taken[i], width))];
    }

    private static List<ScreenLine> Cut(List<ScreenLine> lines, int room, int width)
        => room >= lines.Count ? lines : room == 0 ? [] : [.. lines.Take(room - 1), new ScreenLine(width).Add($"  and {lines.Count - room + 1} more lines", Color.Grey)];

    private static IEnumerable<ScreenLine> Header(SweepPicture sweep, DateTimeOffset now, int width)
    {
        var colour = sweep.Problem is not null ? Color.Red : sweep.State switch { SweepState.Running => Color.Green, SweepState.Interrupted => Color.Yellow, _ => Color.Grey };
        yield return new ScreenLine(width).Add(sweep.Name, decoration: Decoration.Bold).Add("  ").Add(PictureText.State(sweep), colour)
            .Add(sweep.Status?.Owner is { } owner ? $" by {owner}" : "", Color.Grey).Add($"  {sweep.Folder}", Color.Grey);
        if (sweep.Problem is { } problem)
        {
            yield return new ScreenLine(width).Add(problem, Color.Red);
            yield break;
        }
        var bar = Math.Min(BarWidth, width / 4);
        var full = (int)Math.Floor(sweep.Share * bar);
        var time = PictureText.Time(sweep, now);
        yield return new ScreenLine(width).Add(new string('━', full), Color.Green).Add(new string('━', bar - full), Color.Grey)
            .Add($" {PictureText.Count(sweep)}").Add(time.Length > 0 ? $"; {time}" : "", Color.Grey);
    }

    private static List<ScreenLine> Details(SweepPicture sweep, DateTimeOffset now, int width)
    {
        var lines = new List<ScreenLine>();
        lines.AddRange(sweep.Best.Take(MostBest).Select(best => new ScreenLine(width).Add("  best     ", Color.Grey).Add(PictureText.Best(best))));
        lines.AddRange(sweep.Failures.Take(MostFailures).Select(failure => new ScreenLine(width).Add("  failed   ", Color.Red).Add(PictureText.Failure(failure))));
        if (sweep.Failures.Count > MostFailures)
        {
            lines.Add(new ScreenLine(width).Add($"  and {sweep.Failures.Count - MostFailures} more causes of failures", Color.Grey));
        }
        var owners = sweep.Running.Select(trial => trial.Owner).Distinct().Take(2).Count();
        lines.AddRange(sweep.Running.Select(trial => new ScreenLine(width)
            .Add($"  {Since(trial, now),-9}", Color.Grey).Add(PictureText.Trial(trial))
            .Add(owners > 1 ? $"  by {trial.Owner}" : "", Color.Grey).Add(trial.Newest.Length > 0 ? $"  {trial.Newest}" : "", Color.Aqua)));
        return lines;
    }

    private static string Since(RunningTrial trial, DateTimeOffset now) => trial.StartedAt is { } at && now > at ? DurationText.Format(now - at) : "0.0 s";

    private static List<ScreenLine> Foot(IReadOnlyList<string> missing, int sweeps, int width)
    {
        var lines = missing.Take(3).Select(path => new ScreenLine(width).Add($"{path}: no sweep has begun there yet; waiting", Color.Yellow)).ToList();
        lines.Add(new ScreenLine(width).Add(sweeps == 0 ? "Ctrl-C ends watching." : "Ctrl-C ends watching; the sweeps go on.", Color.Grey));
        return lines;
    }
}
