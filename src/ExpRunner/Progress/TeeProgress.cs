using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Progress;

/// <summary>Shows what an attempt in another process printed, from its logs, when it has ended: each line with the trial it came from.</summary>
/// <param name="inner">Shows the rest.</param>
/// <param name="shown">Takes the lines.</param>
/// <param name="ofPrograms">Whether logs of programs are shown, too: those of this process show what they print while they run.</param>
internal sealed class TeeProgress(ISweepProgress inner, TextWriter shown, bool ofPrograms) : ISweepProgress
{
    private static readonly string[] Logs = ["stdout", "stderr"];

    public void Planned(PlannedExperiment experiment) => inner.Planned(experiment);

    public void Started(Attempt attempt) => inner.Started(attempt);

    public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
    {
        var stages = ofPrograms ? attempt.Stages.SelectMany(stage => Logs.Select(log => $"{stage.Name}.{log}")) : [];
        foreach (var log in Logs.Concat(stages))
        {
            Show(attempt, Path.Combine(attempt.OutPath, attempt.FileName(log, "log")));
        }
        inner.Ended(attempt, outcome, retryIn);
    }

    public void Replanned(UInt128 toRun) => inner.Replanned(toRun);

    public void Note(string? sentence) => inner.Note(sentence);

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
