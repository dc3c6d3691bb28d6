using System.Collections.Concurrent;
using ExpRunner.Programs.Captures;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Running;

/// <summary>Reads the scores of attempts whose stages have completed.</summary>
internal sealed class ProgramScores(Action<string> warn)
{
    private const string FitTime = "fit_time";
    private readonly ConcurrentDictionary<(string Experiment, string What), bool> _told = new();

    /// <summary>The scores, or why there are none.</summary>
    /// <param name="spec">The program.</param>
    /// <param name="attempt">The attempt; earlier ones may have run some of its stages.</param>
    /// <param name="stages">The stages it was to go through.</param>
    /// <param name="values">What its templates know.</param>
    /// <param name="running">How long the stages ran that this attempt ran.</param>
    /// <param name="cancel">Gives up.</param>
    public (Value Scores, string? Fault) Read(ProgramSpec spec, Attempt attempt, IReadOnlyList<AttemptStage> stages, AttemptValues values, TimeSpan running, CancellationToken cancel)
    {
        var time = (FitTime, Value.Of(Math.Round(running.TotalSeconds, 7)));
        if (spec.Scores.IsEmpty)
        {
            return (Value.Object(time), null);
        }
        try
        {
            var asked = new AskedScores(spec, stages, values);
            var logs = asked.Stages.SelectMany(stage => StageLogs.Newest(values.Folder, attempt, stage)).ToArray();
            var read = asked.Judge(CaptureReader.Read(asked.Set, new CaptureInput(values.Folder, logs, values.Templates) { Config = attempt.Config }, cancel));
            Tell(spec, attempt, read);
            return read.MissingRequired.Count > 0
                ? (Value.Object(), $"The output has no {string.Join(", ", read.MissingRequired.Select(name => $"'{name}'"))}, which is required.")
                : (With(read.Scores, time), null);
        }
        catch (Exception fault) when (fault is CaptureException or Templates.TemplateException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return (Value.Object(), $"The scores could not be read: {fault.Message}");
        }
    }

    private void Tell(ProgramSpec spec, Attempt attempt, CaptureResult read)
    {
        var where = $"{spec.Name} {attempt.ExperimentId}, repetition {attempt.RunId}";
        foreach (var name in read.Missing.Where(name => _told.TryAdd((spec.Name, name), true)))
        {
            warn($"{where}: nothing that it printed matches the score '{name}', whose cell stays empty. This is said once for each score.");
        }
        foreach (var (name, reason) in read.Uncomputed.Where(score => _told.TryAdd((spec.Name, score.Name), true)))
        {
            warn($"{where}: the score '{name}' cannot be computed, and its cell stays empty (this is said once for each score): {reason}");
        }
        foreach (var warning in read.Warnings.Where(warning => _told.TryAdd((spec.Name, warning), true)))
        {
            warn($"{where}: {warning}");
        }
    }

    private static Value With(Value scores, (string Name, Value Value) last)
        => scores.TryGet(last.Name, out _) ? scores : Value.Object([.. scores.Names, last.Name], [.. scores.Items, last.Value]);
}
