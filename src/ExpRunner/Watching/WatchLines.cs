using System.Globalization;
using ExpRunner.Reporting.Live;

namespace ExpRunner.Hosting.Watching;

/// <summary>For files and pipes: a line for each change, with the time.</summary>
internal sealed class WatchLines(TextWriter output) : IWatchDisplay
{
    private readonly Dictionary<string, string> _said = [];

    /// <inheritdoc/>
    public void Show(IReadOnlyList<SweepPicture> sweeps, IReadOnlyList<string> missing, DateTimeOffset now)
    {
        foreach (var path in missing)
        {
            Say($"missing {path}", $"{path}: no sweep has begun there yet; waiting", "", now);
        }
        foreach (var sweep in sweeps)
        {
            Say(sweep, now);
        }
        output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => output.Flush();

    private void Say(SweepPicture sweep, DateTimeOffset now)
    {
        _said.Remove($"missing {sweep.Folder}");
        var time = PictureText.Time(sweep, now);
        var count = sweep.Problem ?? PictureText.Count(sweep);
        Say($"count {sweep.Folder}", $"{sweep.Name}: {PictureText.State(sweep)}: {count}", sweep.Problem is null && time.Length > 0 ? $"; {time}" : "", now);
        foreach (var failure in sweep.Failures)
        {
            Say($"failure {sweep.Folder} {failure.Status} {failure.Cause}", $"{sweep.Name}: {failure.Status}: {failure.Cause} (such as {failure.Example})", "", now);
        }
        foreach (var best in sweep.Best)
        {
            Say($"best {sweep.Folder} {best.Score}", $"{sweep.Name}: {PictureText.Best(best)}", "", now);
        }
    }

    /// <summary>Says it unless it was what was said last of that; what follows changes with the clock and is no reason to say it.</summary>
    private void Say(string of, string text, string following, DateTimeOffset now)
    {
        if (_said.GetValueOrDefault(of) != text)
        {
            _said[of] = text;
            output.WriteLine(PictureText.Clean($"{now.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {text}{following}"));
        }
    }
}
