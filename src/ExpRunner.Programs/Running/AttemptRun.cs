using ExpRunner.Execution;
using ExpRunner.Programs.Templates;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Running;

/// <summary>One attempt on its way through its stages.</summary>
internal sealed class AttemptRun(ProgramSlot slot, SlotProgram program, Attempt attempt, IAttemptObserver observer, CancellationToken cancel)
{
    private readonly TimeProvider _time = slot.Options.Time;
    private readonly long _start = slot.Options.Time.GetTimestamp();
    private readonly DateTimeOffset _startedAt = slot.Options.Time.GetUtcNow();
    private readonly Func<string, string>? _seen = slot.Place.Enter(attempt, cancel);
    private TimeSpan _running;
    private AttemptValues? _values;

    private AttemptValues Values => _values ??= new AttemptValues(attempt, slot.Place.Number, _startedAt, slot.Place.Variable, NeededFolder.NamesIn(program.Spec), _seen);

    /// <summary>Runs what is not done, up to the first failure, and reads the scores.</summary>
    public Outcome Run()
    {
        var outcome = RunStages();
        try
        {
            MetricsFile.Complete(Values.Metrics);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            slot.Options.Warn($"{Values.Metrics}: {fault.Message}");
        }
        return outcome;
    }

    private Outcome RunStages()
    {
        if (Formula.IsIn(attempt.Config))
        {
            return OutcomeOf(AttemptStatus.Failed, WithoutValue(attempt.Config), null);
        }
        var token = slot.Executor.Token.Next();
        int? exitCode = null;
        AttemptStage[] stages = [.. program.StagesOf(attempt).Where(stage => !stage.IsDone)];
        foreach (var stage in stages)
        {
            var end = Run(stage, token, isLast: stage == stages[^1]);
            exitCode = end.ExitCode;
            if (end.Status != AttemptStatus.Completed)
            {
                return OutcomeOf(end.Status, end.Error, exitCode);
            }
        }
        return Scored(exitCode);
    }

    /// <summary>Only in spaces too large to be looked through before the start.</summary>
    private static string WithoutValue(Value config)
        => ComputedDomain.Compute(config).Faults is [var fault, ..] ? $"'{fault.Path}' has no value: = {fault.Text}: {fault.Reason}" : "an expression of the config has no value";

    private Outcome Scored(int? exitCode)
    {
        var (scores, fault) = slot.Executor.Scores.Read(program.Spec, attempt, program.StagesOf(attempt), Values, _running, cancel);
        return fault is null
            ? OutcomeOf(AttemptStatus.Completed, null, exitCode) with { Scores = scores }
            : OutcomeOf(cancel.IsCancellationRequested ? AttemptStatus.Cancelled : AttemptStatus.Failed, fault, exitCode);
    }

    private StageEnd Run(AttemptStage stage, string token, bool isLast)
    {
        var startedAt = _time.GetUtcNow();
        var start = _time.GetTimestamp();
        var end = Ended(stage, token, isLast);
        var duration = _time.GetElapsedTime(start);
        _running += duration;
        observer.StageEnded(attempt, new StageOutcome
        {
            Stage = stage.Name,
            Key = stage.Key,
            Status = end.Status,
            ExitCode = end.ExitCode,
            StartedAt = startedAt,
            Duration = duration,
        });
        return end;
    }

    private StageEnd Ended(AttemptStage stage, string token, bool isLast)
    {
        if (cancel.IsCancellationRequested)
        {
            return new(AttemptStatus.Cancelled, $"the sweep was stopped before {stage.Name} began");
        }
        try
        {
            return new StageRun(slot, program, attempt, Values, _start, cancel).Run(program.StageOf(stage.Name), token, isLast);
        }
        catch (Exception fault) when (fault is ExecutorException or TemplateException or IOException or UnauthorizedAccessException)
        {
            if (slot.Place.Lost is { } lost)
            {
                return new(AttemptStatus.Lost, $"{stage.Name}: {lost}");
            }
            var where = slot.Place.Machine is { } machine ? $"on {machine}: " : "";
            return new(AttemptStatus.Failed, $"{stage.Name}: {where}{fault.Message}");
        }
    }

    private Outcome OutcomeOf(AttemptStatus status, string? error, int? exitCode) => new()
    {
        Status = status,
        Error = error,
        StartedAt = _startedAt,
        Duration = _time.GetElapsedTime(_start),
        Worker = slot.Place.Worker,
        ExitCode = exitCode,
        IsCutOff = status == AttemptStatus.Lost,
    };
}
