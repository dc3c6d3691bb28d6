using ExpRunner.Commands;
using ExpRunner.Execution;
using ExpRunner.Hosting.Progress;
using ExpRunner.Hosting.Running;
using ExpRunner.Reporting;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>--replay</c>: repeats, compares, says what differs.</summary>
internal sealed class ReplaySession(Terminal terminal, Replay replay)
{
    /// <summary>0: the scores are equal, or nothing is recorded and it completed; 1: they differ, or it failed; 2: there is nothing to repeat.</summary>
    public static async Task<int> RunAsync(Terminal terminal, string path)
    {
        try
        {
            return await new ReplaySession(terminal, Replay.Of(path)).RunAsync().ConfigureAwait(false);
        }
        catch (FormatException fault)
        {
            terminal.Error.WriteLine(fault.Message);
            return ExitCode.BadUsage;
        }
    }

    private async Task<int> RunAsync()
    {
        var file = replay.File;
        terminal.Error.WriteLine($"{file.Experiment} #{file.ExperimentId}/{file.RunId}, seed {file.Seed}: {string.Join(' ', Fields(replay.Config))}");
        using var interrupts = new Interrupts(terminal.Warn);
        var now = await replay.RunAsync(interrupts.Stop).ConfigureAwait(false);
        if (now.Status == AttemptStatus.Cancelled)
        {
            terminal.Error.WriteLine("The replay was interrupted.");
            return ExitCode.Interrupted;
        }
        var isEqual = replay.Recorded is { } recorded ? Compare(recorded, now) : Show(now);
        if (Directory.Exists(replay.OutPath))
        {
            terminal.Error.WriteLine($"What it wrote is in {replay.OutPath}; the recorded files are untouched.");
        }
        return isEqual ? ExitCode.Ok : ExitCode.Failure;
    }

    private bool Show(Outcome now)
    {
        terminal.Error.WriteLine($"Nothing is recorded to compare with: {replay.WhyUnknown}.");
        if (now.Status != AttemptStatus.Completed)
        {
            terminal.Out.WriteLine($"It fails: {StatusNames.Of(now.Status)}: {now.Error}");
            return false;
        }
        Write(["score", "now"], ReplayComparison.Scores(Value.Object(), now.Scores).Select(score => new[] { Value.Of(score.Name), score.Now!.Value }));
        return true;
    }

    private bool Compare(RecordedOutcome recorded, Outcome now)
    {
        var isEqual = recorded.Status == AttemptStatus.Completed && now.Status == AttemptStatus.Completed ? CompareScores(recorded, now) : CompareFailures(recorded, now);
        var changes = recorded.Runner is { } runner ? ReplayComparison.Changes(runner, replay.CodeIdentity).ToList() : [];
        terminal.Out.WriteLine(changes.Count == 0 ? "Code, commit, machine and runtime are as they were." : "Not as it was:");
        changes.ForEach(change => terminal.Out.WriteLine($"  {change}"));
        return isEqual;
    }

    private bool CompareScores(RecordedOutcome recorded, Outcome now)
    {
        var scores = ReplayComparison.Scores(recorded.Scores, now.Scores);
        Write(["score", "recorded", "now", "equal"], scores.Select(score => new[] { Value.Of(score.Name), score.Recorded ?? Value.Null, score.Now ?? Value.Null, Value.Of(score.IsSame) }));
        var different = scores.Where(score => !score.IsSame).Select(score => score.Name).ToList();
        terminal.Out.WriteLine(different.Count == 0
            ? $"Equal: {scores.Count} {(scores.Count == 1 ? "score is" : "scores are")} as recorded in {recorded.Folder}{Attempt(recorded)}; fit_time is not compared."
            : $"Different: {string.Join(", ", different)}; recorded in {recorded.Folder}{Attempt(recorded)}. fit_time is not compared.");
        return different.Count == 0;
    }

    private bool CompareFailures(RecordedOutcome recorded, Outcome now)
    {
        var then = recorded.Status == AttemptStatus.Completed ? "It completed then" : $"It ended as {StatusNames.Of(recorded.Status)} then{Attempt(recorded)}";
        if (now.Status == AttemptStatus.Completed)
        {
            terminal.Out.WriteLine($"Different: {then}, and completes now.\n  then: {ReplayComparison.FirstLine(recorded.Error)}");
        }
        else if (ReplayComparison.IsSameError(recorded, now))
        {
            terminal.Out.WriteLine($"Failed, with the same error as recorded:\n{now.Error}");
        }
        else
        {
            terminal.Out.WriteLine($"Different: {then}, and now as {StatusNames.Of(now.Status)}.\n  then: {(recorded.Error is null ? "completed" : ReplayComparison.FirstLine(recorded.Error))}\n  now:  {now.Error}");
        }
        return false;
    }

    private void Write(string[] columns, IEnumerable<Value[]> rows)
        => ReportWriter.Write(terminal.Out, [new ReportTable(null, [.. columns.Select(name => new ReportColumn(name, name, ReportColumnKind.Trial))], [.. rows], [])], ReportFormat.Text);

    private static string Attempt(RecordedOutcome recorded) => recorded.Attempt == 1 ? "" : $" (attempt {recorded.Attempt})";

    private static IEnumerable<string> Fields(Value config)
    {
        for (var i = 0; i < config.Names.Length; i++)
        {
            yield return $"{config.Names[i]}={config.Items[i].ToJson()}";
        }
    }
}
