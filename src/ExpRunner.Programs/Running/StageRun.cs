using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Running;

/// <summary>Runs the program of a stage from its start to the end of all it started; the one place that spawns.</summary>
internal sealed class StageRun(ProgramSlot slot, SlotProgram program, Attempt attempt, AttemptValues values, long attemptStartedAt, CancellationToken cancel)
{
    private readonly ProgramExecutorOptions _options = slot.Options;

    /// <summary>Runs it.</summary>
    /// <exception cref="ExecutorException">It cannot be started.</exception>
    /// <exception cref="IOException">There is no place for what it prints.</exception>
    public StageEnd Run(StageSpec stage, string token, bool isLast)
    {
        var launch = new StageLaunch(program, stage, attempt, values, token, isLast);
        var away = slot.Place.Prepare(launch);
        string[] logs = [StageLogs.PathOf(values.Folder, attempt, stage.Name, isError: false), StageLogs.PathOf(values.Folder, attempt, stage.Name, isError: true)];
        RunningStage running;
        ProcessEnd end;
        slot.Logs.Begin(logs, ListenerOf(stage), away);
        try
        {
            running = new RunningStage(slot.Place.Start(launch, away), _options.Time)
            {
                Stage = stage,
                Token = token,
                Limits = _options.Limits,
                AttemptStartedAt = attemptStartedAt,
                Logs = slot.Logs,
                Away = away,
                Metrics = values.Metrics,
                Cancel = cancel,
            };
            slot.Logs.Started();
            end = slot.Await(running);
        }
        finally
        {
            slot.Logs.End();
        }
        StageLogs.Supersede(values.Folder, attempt, stage.Name);
        if (running.Broken is null && away?.Lost is { } lost)
        {
            return new(AttemptStatus.Lost, $"{stage.Name}: {lost}{StageLogs.LastLinesOf(logs[1])}");
        }
        slot.Place.Collect(launch, away, isLast || end.ExitCode != 0 || running.Broken is not null);
        return EndOf(stage, running, end, away, logs);
    }

    private Action<bool, string>? ListenerOf(StageSpec stage) => _options.Line is not { } line ? null
        : (isError, text) => line(new ProgramLine(attempt, stage.Name, isError, text, _options.Time.GetUtcNow()));

    private static StageEnd EndOf(StageSpec stage, RunningStage running, ProcessEnd end, IAwayStage? away, string[] logs)
    {
        if (running.Broken is { } broken)
        {
            return new(broken.Status, broken.Why + StageLogs.LastLinesOf(logs[1]));
        }
        if (end.ExitCode == 0)
        {
            return new(AttemptStatus.Completed, ExitCode: 0);
        }
        var by = end.Signal == Libc.SigKill ? ", by somebody, or by the system because memory was short" : "";
        var printed = StageLogs.LastLinesOf(logs[1]) is { Length: > 0 } errors ? errors : StageLogs.LastLinesOf(logs[0]);
        return new(AttemptStatus.Failed, $"{stage.Name}: {end}{by}{away?.Remark}{printed}", end.ExitCode);
    }
}
