using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Progress;

/// <summary>Shows what an attempt in another process printed, from its logs, when it has ended: each line with the trial it came from.</summary>
internal sealed class TeeProgress(ISweepProgress inner, TextWriter shown) : ISweepProgress
{
    private static readonly string[] Logs = ["stdout", "stderr"];

    public void Planned(PlannedExperiment experiment) => inner.Planned(experiment);

    public void Started(Attempt attempt) => inner.Started(attempt);

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        foreach (var log in Logs)
        {
            Show(attempt, Path.Combine(attempt.OutPath, attempt.FileName(log, "log")));
        }
        inner.Ended(attempt, outcome, retryIn);
    }

    public void Warn(string message) => inner.Warn(message);

    public void Finished(ExperimentSummary summary) => inner.Finished(summary);

    private void Show(Attempt attempt, string log)
    {
        if (!File.Exists(log) || SpecialFile.At(log) is not null)
        {
            return;
        }
        foreach (var line in File.ReadLines(log))
        {
            shown.WriteLine($"[#{attempt.ExperimentId}/{attempt.RunId}] {line}");
        }
    }
}
