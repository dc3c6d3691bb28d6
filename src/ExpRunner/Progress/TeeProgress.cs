using System.Text;
using ExpRunner.Execution;
using ExpRunner.Hosting.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Progress;

/// <summary>Shows what an attempt in another process printed, from its logs, when it has ended.</summary>
internal sealed class TeeProgress(ISweepProgress inner) : ISweepProgress
{
    /// <summary>Adds it where the options ask for it and the executor does not show output itself.</summary>
    public static ISweepProgress Around(ISweepProgress progress, SweepOptions options)
        => options.Tee && !ExecutorChoice.RunsHere(options) ? new TeeProgress(progress) : progress;

    public void Planned(PlannedExperiment experiment) => inner.Planned(experiment);

    public void Started(Attempt attempt) => inner.Started(attempt);

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        Show(attempt, "stdout", Console.Out);
        Show(attempt, "stderr", Console.Error);
        inner.Ended(attempt, outcome, retryIn);
    }

    public void Warn(string message) => inner.Warn(message);

    public void Finished(ExperimentSummary summary) => inner.Finished(summary);

    private static void Show(Attempt attempt, string stream, TextWriter writer)
    {
        var log = Path.Combine(attempt.OutPath, attempt.FileName(stream, "log"));
        if (!File.Exists(log))
        {
            return;
        }
        using var reader = new StreamReader(log, Encoding.UTF8);
        Span<char> part = stackalloc char[4096];
        for (var length = reader.Read(part); length > 0; length = reader.Read(part))
        {
            writer.Write(part[..length]);
        }
    }
}
