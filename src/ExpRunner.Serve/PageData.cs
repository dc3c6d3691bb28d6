using System.Diagnostics;
using System.Text.Json;
using ExpRunner.Reporting;
using ExpRunner.Reporting.Html;

namespace ExpRunner.Serving;

/// <summary>What the page shows, made anew when results have changed: never twice at once, and never so often that making it is most of what this program does.</summary>
internal sealed class PageData(ServeOptions options, Sweeps sweeps) : IDisposable
{
    private const int PauseOfBuilds = 10;
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _building = new(1);
    private readonly string _start = Guid.NewGuid().ToString("N")[..12];
    private readonly Stopwatch _sinceBuild = new();
    private TimeSpan _took;
    private string? _made;

    /// <summary>How often it was made; 0: it has not been asked for.</summary>
    public long Version { get; private set; }

    /// <summary>The experiments, in the order of the page.</summary>
    public IReadOnlyList<string> Experiments { get; private set; } = [];

    private Document? Current { get; set; }

    private bool IsDue => Current is null || (_made != sweeps.ResultsVersion && _sinceBuild.Elapsed >= TimeSpan.FromTicks(Math.Max(LeastPause.Ticks, PauseOfBuilds * _took.Ticks)));

    /// <summary>The newest there is; made first, if it is due.</summary>
    public async Task<Document> GetAsync(CancellationToken cancel)
    {
        if (IsDue)
        {
            await _building.WaitAsync(cancel);
            try
            {
                if (IsDue)
                {
                    await Task.Run(Build, cancel);
                }
            }
            finally
            {
                _building.Release();
            }
        }
        return Current!;
    }

    /// <inheritdoc/>
    public void Dispose() => _building.Dispose();

    private void Build()
    {
        var clock = Stopwatch.StartNew();
        var made = sweeps.ResultsVersion;
        using var stream = new MemoryStream();
        Experiments = Write(stream);
        (_made, _took) = (made, clock.Elapsed);
        _sinceBuild.Restart();
        Version++;
        Current = new Document(FormattableString.Invariant($"\"{_start}-{Version}\""), "application/json; charset=utf-8", stream.ToArray());
    }

    /// <summary>Writes the page's content, and gives the names of its experiments. Where nothing has begun there is none.</summary>
    private IReadOnlyList<string> Write(MemoryStream stream)
    {
        var paths = options.Paths.Count == 0 ? [Report.DefaultPath] : options.Paths;
        var (there, warnings) = (paths.Where(path => !sweeps.Missing.Contains(path) || HasResults(path)).ToList(), new List<string>());
        try
        {
            if (there.Count > 0)
            {
                var content = PageContent.Read(there, new PageOptions { Mark = [.. options.Mark.Select(ScoreGoal.Parse)], MayLackScores = true }, warnings);
                content.WriteTo(stream);
                return [.. content.Runs.Keys];
            }
        }
        catch (Exception fault) when (fault is ReportException or IOException or UnauthorizedAccessException)
        {
            // A folder that goes away while it is read; the next look sees what is left.
            warnings.Add(fault.Message);
            stream.SetLength(0);
        }
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("title", new PageOptions().Title);
        json.WriteString("made", DateTimeOffset.UtcNow.UtcDateTime);
        json.WriteStartArray("warnings");
        foreach (var warning in warnings.Concat(paths.Except(there).Select(path => $"{path}: no sweep has begun there yet.")))
        {
            json.WriteStringValue(warning);
        }
        json.WriteEndArray();
        json.WriteStartArray("experiments");
        json.WriteEndArray();
        json.WriteEndObject();
        return [];
    }

    /// <summary>Results without a journal are shown as well.</summary>
    private static bool HasResults(string path) => File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFiles(path, "results.jsonl", SearchOption.AllDirectories).Any());
}
