using System.Diagnostics;

namespace ExpRunner.Bench;

/// <summary>Sweeps that a process of their own runs, as a person would start it; the time until the first result is kept apart, so that a trial's cost is not that of a start.</summary>
internal sealed class Drivers
{
    private readonly List<double> _starts = [];

    /// <summary>A process with these options as a candidate: what each trial costs from the first results on.</summary>
    public Candidate Of(string name, params string[] options) => new(name, async (run, folder) =>
    {
        var begin = Stopwatch.GetTimestamp();
        await using var driver = new OwnProcess(["run", "-e", nameof(NoOp), "-n", $"{run.Items}", "--out", folder, "--no-config-files", "-q", .. options]);
        var results = new FileInfo(Path.Combine(folder, nameof(NoOp), "results.jsonl"));
        while (!driver.HasEnded && !(results.Exists && results.Length > 0))
        {
            await Task.Delay(2);
            results.Refresh();
        }
        _starts.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
        return await Cost.OfAsync(run.Items, driver.IsDoneAsync);
    });

    /// <summary>How long it is from the start of the process to its first results, in seconds.</summary>
    public double Start => BenchRun.Median(_starts);
}
