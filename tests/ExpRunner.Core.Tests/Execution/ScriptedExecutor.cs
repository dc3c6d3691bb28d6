using ExpRunner.Execution;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Execution;

/// <summary>An executor whose attempts end as a script says.</summary>
internal sealed class ScriptedExecutor(int slots, Func<Attempt, AttemptStatus> script) : IExecutor
{
    private readonly Lock _gate = new();

    public IReadOnlyList<Slot> Slots { get; } = [.. Enumerable.Range(0, slots).Select(index => new Slot(index))];

    public int BatchLimit { get; init; } = 1;

    /// <summary>Held attempts wait for this before they end.</summary>
    public Task Hold { get; init; } = Task.CompletedTask;

    /// <summary>The scores of attempts that complete.</summary>
    public Func<Attempt, Value> ScoresOf { get; init; } = _ => Value.Object();

    /// <summary>The attempts in the order they were run, and the sizes of their batches.</summary>
    public List<(UInt128 Id, int RunId, int Number)> Ran { get; } = [];

    public List<int> Batches { get; } = [];

    public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(Slot slot, IReadOnlyList<Attempt> attempts, IAttemptObserver observer, CancellationToken cancel)
    {
        lock (_gate)
        {
            Batches.Add(attempts.Count);
        }
        foreach (var attempt in attempts)
        {
            await Hold;
            if (cancel.IsCancellationRequested)
            {
                return;
            }
            lock (_gate)
            {
                Ran.Add((attempt.ExperimentId, attempt.RunId, attempt.Number));
            }
            var status = script(attempt);
            foreach (var stage in attempt.Stages.Where(stage => !stage.IsDone))
            {
                observer.StageEnded(attempt, new StageOutcome { Stage = stage.Name, Key = stage.Key, Status = status, StartedAt = default, Duration = default });
            }
            observer.Ended(attempt, new Outcome { Status = status, StartedAt = default, Duration = TimeSpan.FromMicroseconds(10), Scores = status == AttemptStatus.Completed ? ScoresOf(attempt) : Value.Object() });
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
