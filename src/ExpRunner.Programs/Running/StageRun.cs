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
    /// <exception cref="IOException">Its logs cannot be opened.</exception>
    public StageEnd Run(StageSpec stage, string token)
    {
        Directory.CreateDirectory(values.Folder);
        string[] logs = [StageLogs.PathOf(values.Folder, attempt, stage.Name, isError: false), StageLogs.PathOf(values.Folder, attempt, stage.Name, isError: true)];
        LogBound[] bounds = _options.Limits.MaxLog is { } most ? [new(most), new(most)] : [];
        RunningStage running;
        ProcessEnd end;
        using (var output = new StageOutput(logs, ListenerOf(stage)))
        {
            running = new RunningStage(Start(stage, token, output), _options.Time)
            {
                Stage = stage,
                Token = token,
                Limits = _options.Limits,
                AttemptStartedAt = attemptStartedAt,
                Files = [.. logs, values.Metrics],
                Bounds = bounds,
                Cancel = cancel,
            };
            output.Started();
            end = slot.Await(running);
        }
        for (var i = 0; i < bounds.Length; i++)
        {
            bounds[i].End(logs[i], logs[i]);
        }
        return EndOf(stage, running, end, logs);
    }

    private SpawnedProcess Start(StageSpec stage, string token, StageOutput output)
    {
        program.Environment.Fill(attempt, values, stage.Name, token);
        return slot.Start(new SpawnCommand
        {
            Arguments = program.Expand(stage, values.Templates),
            Environment = program.Environment.Block,
            WorkingDirectory = (stage.WorkingDirectory ?? program.Spec.WorkingDirectory).Expand(values.Templates),
            Output = output.Output,
            Error = output.Error,
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
