using System.Text.Json;
using ExpRunner.Reporting.Html;
using ExpRunner.Reporting.Live;
using ExpRunner.Results;

namespace ExpRunner.Serving;

/// <summary>The one reader that all who are connected share.</summary>
internal sealed class Sweeps : IDisposable
{
    /// <summary>Of so many trials that run it is shown what they logged last.</summary>
    private const int MostShown = 12;
    private readonly ResultsFollower _follower;
    private readonly Lock _gate = new();
    private IReadOnlyList<SweepPicture> _pictures = [];

    /// <param name="paths">What is served.</param>
    public Sweeps(IReadOnlyList<string> paths) => _follower = new(paths, TimeProvider.System, MostShown);

    /// <summary>Paths below which there is no sweep yet.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Changes when a page made of the results would be another one.</summary>
    public string ResultsVersion { get; private set; } = "";

    /// <summary>How many there are.</summary>
    public int Count => _pictures.Count;

    /// <summary>Looks at what is new.</summary>
    public void Look()
    {
        lock (_gate)
        {
            _pictures = _follower.Look();
            Missing = _follower.Missing;
            ResultsVersion = string.Join(' ', _pictures.Select(sweep => FormattableString.Invariant($"{sweep.Folder} {sweep.ResultsVersion} {sweep.State} {sweep.Status?.Failed.Values.Sum()}")));
        }
    }

    /// <summary>How far each experiment is: <c>[{"name": …, "run": {…}}]</c>.</summary>
    /// <param name="order">The experiments of the page, in their order; others follow.</param>
    public byte[] Progress(IReadOnlyList<string> order)
    {
        var runs = _pictures.Where(sweep => sweep.Status is not null).GroupBy(sweep => sweep.Status!.Experiment)
            .OrderBy(experiment => order.Contains(experiment.Key) ? order.ToList().IndexOf(experiment.Key) : int.MaxValue);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var experiment in runs)
            {
                json.WriteStartObject();
                json.WriteString("name", experiment.Key);
                json.WritePropertyName("run");
                PageRunJson.Write(json, PageRun.Of([.. experiment.Select(RecordOf)], DateTimeOffset.UtcNow) with { Live = [.. experiment.SelectMany(sweep => sweep.Running).Take(MostShown)] });
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return stream.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _follower.Dispose();

    private static SweepRecord RecordOf(SweepPicture sweep) => new() { Status = sweep.Status!, Starts = sweep.Starts, Blocks = [] };
}
