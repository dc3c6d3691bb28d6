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
    public StageEnd Run(StageSpec stage, string token)
    {
        if (program.UsesFolder)
        {
            Directory.CreateDirectory(values.Folder);
        }
        string[] logs = [StageLogs.PathOf(values.Folder, attempt, stage.Name, isError: false), StageLogs.PathOf(values.Folder, attempt, stage.Name, isError: true)];
        RunningStage running;
        ProcessEnd end;
        slot.Logs.Begin(logs, ListenerOf(stage));
        try
        {
            running = new RunningStage(Start(stage, token), _options.Time)
            {
                Stage = stage,
                Token = token,
                Limits = _options.Limits,
                AttemptStartedAt = attemptStartedAt,
                Logs = slot.Logs,
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
        return EndOf(stage, running, end, logs);
    }

    private SpawnedProcess Start(StageSpec stage, string token)
    {
        program.Environment.Fill(attempt, values, stage.Name, token);
        return slot.Start(new SpawnCommand
        {
            Arguments = program.Expand(stage, values.Templates),
            Environment = program.Environment.Block,
            WorkingDirectory = (stage.WorkingDirectory ?? program.Spec.WorkingDirectory).Expand(values.Templates),
            Output = slot.Logs.Output,
            Error = slot.Logs.Error,
        });
    }

    private Action<bool, string>? ListenerOf(StageSpec stage) => _options.Line is not { } line ? null
        : (isError, text) => line(new ProgramLine(attempt, stage.Name, isError, text, _options.Time.GetUtcNow()));

    private static StageEnd EndOf(StageSpec stage, RunningStage running, ProcessEnd end, string[] logs)
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
        return new(AttemptStatus.Failed, $"{stage.Name}: {end}{by}{printed}", end.ExitCode);
    }
}
