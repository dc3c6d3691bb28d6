using ExpRunner.Execution;
using ExpRunner.Platform;
using ExpRunner.Programs.Running;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.Fluent;

/// <summary>Runs one command from its start to the end of all it started.</summary>
internal sealed class CommandRun(ProgramCommand command, CommandOutput output, TimeSpan? timeout, KeptThread thread, CancellationToken cancel)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);

    /// <summary>Only a process that left the command's group can still have a pipe when the command has ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly string _token = CommandGuard.Instance.Next();

    /// <summary>Runs it, on this thread.</summary>
    public CommandResult Run()
    {
        cancel.ThrowIfCancellationRequested();
        var (startedAt, start) = (_time.GetUtcNow(), _time.GetTimestamp());
        try
        {
            var (running, end) = Execute(start);
            output.Close();
            if (output.Fault is { } fault)
            {
                throw new InvalidOperationException($"What `{command}` printed could not be handed on: {fault.Message}", fault);
            }
            return running.Broken is { } broken ? Broken(broken, startedAt, start)
                : ResultOf(end.ExitCode == 0 ? AttemptStatus.Completed : AttemptStatus.Failed, end.ExitCode == 0 ? null : end.ToString(), startedAt, start) with { ExitCode = end.ExitCode };
        }
        catch (ExecutorException fault)
        {
            return ResultOf(AttemptStatus.Failed, fault.Message, startedAt, start);
        }
    }

    private (RunningStage Running, ProcessEnd End) Execute(long start)
    {
        using var pipes = new CommandPipes(output, thread.Chunk);
        using var guarded = CommandGuard.Instance.Guard();
        var running = new RunningStage(Start(pipes), _time)
        {
            Stage = new StageSpec(command.Arguments[0], Templates.CommandTemplate.Of([])),
            Token = _token,
            Limits = new AttemptLimits { Timeout = timeout },
            AttemptStartedAt = start,
            Cancel = cancel,
        };
        guarded.Note(running.Process.Id);
        pipes.Started();
        var end = Await(running, pipes, guarded);
        pipes.ReadRest(Patience);
        return (running, end);
    }

    private SpawnedProcess Start(CommandPipes pipes)
    {
        if (!Spawner.IsAvailable)
        {
            throw new ExecutorException("Programs are run by posix_spawn with a working directory, which this system does not have.");
        }
        return thread.Spawner.Start(new SpawnCommand
        {
            Arguments = command.Arguments,
            Environment = new SpawnEnvironment([.. InheritedVariables.All, .. command.Environment, new(RunnerToken.Variable, _token)]),
            WorkingDirectory = command.WorkingDirectory,
            Output = pipes.Output,
            Error = pipes.Error,
        });
    }

    private ProcessEnd Await(RunningStage running, CommandPipes pipes, CommandGuard.Place guarded)
    {
        using (var watch = _time.CreateTimer(_ => Check(running), null, timeout ?? Timeout.InfiniteTimeSpan, Tick))
        {
            using var registration = cancel.UnsafeRegister(static timer => ((ITimer)timer!).Change(TimeSpan.Zero, Tick), watch);
            pipes.ReadWhile(running.Process);
            running.Process.AwaitEnd();
            running.End();
            AwaitTree(running, pipes);
        }
        guarded.Clear();
        return running.Process.Reap();
    }

    private static void Check(RunningStage running)
    {
        if (running.Check(_ => 0) is var signal and not 0)
        {
            CommandGuard.Instance.Trees.Signal([(running.Process, running.Token)], signal);
        }
    }

    /// <summary>What was told to end is ended with all that it had started; the timer sends the signals.</summary>
    private void AwaitTree(RunningStage running, CommandPipes pipes)
    {
        while (running.Broken is not null && CommandGuard.Instance.Trees.IsAlive(running.Process, running.Token)
            && (running.KillAt > _time.GetTimestamp() || _time.GetElapsedTime(running.KillAt) < KillLimit))
        {
            pipes.ReadFor(Pause);
        }
    }

    private CommandResult Broken((AttemptStatus Status, string Why) broken, DateTimeOffset startedAt, long start)
    {
        if (broken.Status == AttemptStatus.Cancelled)
        {
            cancel.ThrowIfCancellationRequested();
        }
        return ResultOf(broken.Status, new AttemptLimits { Timeout = timeout }.RanTooLong, startedAt, start);
    }

    private CommandResult ResultOf(AttemptStatus status, string? error, DateTimeOffset startedAt, long start)
        => new() { Status = status, Error = error, StartedAt = startedAt, Duration = _time.GetElapsedTime(start) };
}
