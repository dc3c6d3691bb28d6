using ExpRunner.Execution;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.TestKit;
using ExpRunner.Values;

namespace ExpRunner.Tests.Execution.Gating;

/// <summary>Starts of a sweep whose trials need others, one after the other in one folder.</summary>
internal sealed class GatedSweep(Experiment experiment) : IDisposable
{
    private readonly TempFolder _folder = new();
    private int _starts;

    public string Folder => Path.Combine(_folder.Path, experiment.Name);

    /// <summary>The attempts that ran in the last start, in order.</summary>
    public List<Attempt> Ran { get; } = [];

    public string[] Results => [.. File.ReadAllLines(Path.Combine(Folder, "results.jsonl"))];

    public void Dispose() => _folder.Dispose();

    public SweepOptions Options { get; init; } = new();

    /// <summary>Plans as a command does; what is wrong is thrown.</summary>
    public SweepPlan Plan(SweepOptions options)
        => Assert.Single(SweepPlanner.Plan(options with { Out = _folder.Path, Experiments = [] }, new OneExperiment(experiment)));

    /// <summary>One start.</summary>
    /// <param name="script">How attempts end.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="slots">How many run at a time.</param>
    /// <param name="stop">Starts nothing new.</param>
    /// <param name="isQueue">Whether an executor that goes on by itself runs it.</param>
    public async Task<ExperimentSummary> StartAsync(Func<Attempt, AttemptStatus> script, SweepOptions? options = null, int slots = 1, CancellationToken stop = default, bool isQueue = false)
    {
        Ran.Clear();
        var plan = Plan(options ?? Options);
        var runner = new RunnerRecord($"runner-{++_starts}", "host", 4711, "0.1.0", "code", DateTimeOffset.UnixEpoch) { ModuleVersion = "module" };
        using var claims = new SweepClaims(new SweepClaimsOptions { Folder = plan.Folder, Runner = runner, Queue = plan.Queue, Size = TrialWalk.SizeOf(plan) });
        using var store = SweepStore.Open(new SweepStoreOptions
        {
            Folder = plan.Folder,
            Experiment = experiment,
            Seed = plan.Options.Seed,
            Runner = runner,
            Claims = claims,
            Membership = block => BlockMembership.Of(block, experiment.Config),
        });
        foreach (var block in plan.Blocks)
        {
            store.Register(block.Block, block.Membership);
        }
        var run = new SweepRun(plan, store, claims, new QuietSweep(), TimeProvider.System);
        store.Take();
        var executor = new ScriptedExecutor(slots, attempt =>
        {
            lock (Ran)
            {
                Ran.Add(attempt);
            }
            return script(attempt);
        })
        {
            ScoresOf = attempt => Value.Object(("acc", Value.Of((ListedExperiment.NumberOf(attempt) * 10) + attempt.RunId))),
        };
        if (isQueue)
        {
            return await run.RunAsync(new ScriptedQueue(executor), leaves: true, stop, CancellationToken.None);
        }
        return run.Plan.ToRun > 0 ? await run.RunAsync(executor, stop, CancellationToken.None) : run.RunNothing();
    }

    /// <summary>How the trials of results.jsonl ended, by id.</summary>
    public IReadOnlyList<string> Statuses => [.. Results.Select(line => Value.ParseJson(line)).Select(line => $"{line.Member("experiment_id")} {line.Member("status")}{(line.TryGet("error", out var error) ? $": {error}" : "")}")];

    /// <summary>An executor that goes on by itself, and runs with a scripted one what it was given when it is asked for news.</summary>
    private sealed class ScriptedQueue(ScriptedExecutor executor) : IQueueExecutor, IAttemptObserver
    {
        private readonly Queue<Attempt> _submitted = [];
        private readonly List<QueueOutcome> _ended = [];

        public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task<IReadOnlyList<QueueOutcome>> SubmitAsync(IReadOnlyList<Attempt> attempts, CancellationToken cancel)
        {
            foreach (var attempt in attempts)
            {
                _submitted.Enqueue(attempt);
            }
            return Task.FromResult<IReadOnlyList<QueueOutcome>>([]);
        }

        public async Task<QueueNews> TakeAsync(CancellationToken cancel)
        {
            _ended.Clear();
            while (_submitted.TryDequeue(out var attempt))
            {
                await executor.RunAsync(executor.Slots[0], [attempt], this, cancel);
            }
            return new QueueNews([.. _ended], IsOver: true);
        }

        public void StageEnded(Attempt attempt, StageOutcome stage)
        {
        }

        public void Ended(Attempt attempt, Outcome outcome) => _ended.Add(new QueueOutcome(attempt.Key, attempt.Number, outcome, IsFinal: true));

        public Task CancelAsync(bool endsRunning, CancellationToken cancel) => Task.CompletedTask;

        public Task CloseAsync(CancellationToken cancel) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class OneExperiment(Experiment one) : IExperimentSource
    {
        public IReadOnlyList<string> Names => [one.Name];

        public Experiment? Find(string name) => name == one.Name ? one : null;
    }

    private sealed class QuietSweep : ISweepProgress
    {
        public void Planned(PlannedExperiment planned)
        {
        }

        public void Started(Attempt attempt)
        {
        }

        public void Ended(Attempt attempt, Outcome outcome, TimeSpan? retryIn)
        {
        }

        public void Warn(string message)
        {
        }

        public void Finished(ExperimentSummary summary)
        {
        }
    }
}
