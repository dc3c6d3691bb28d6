using ExpRunner.Execution;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results.Kept;

/// <summary>A start of the kept experiment in a folder: writes what a scenario says, or tells what today's code understands.</summary>
internal sealed class KeptSweep(string root)
{
    public const string Folder = "results/Kept";
    private int _starts;

    public string Journal => Path.Combine(root, Folder, "journal.jsonl");

    public string Results => Path.Combine(root, Folder, "results.jsonl");

    public string SweepFile => Path.Combine(root, Folder, "sweep.json");

    public List<string> Warnings { get; } = [];

    public static SweepPlan Plan(Experiment experiment, SweepOptions options)
    {
        var problems = new List<string>();
        var blocks = new BlockPlanner(experiment, options).Plan(problems);
        Assert.Empty(problems);
        return new SweepPlan(experiment, options, blocks, new TrialFilter(experiment, null, null, 0));
    }

    public SweepStoreOptions Options(Experiment experiment, string code = "code-1") => new()
    {
        Folder = Folder,
        Experiment = experiment,
        Seed = 7,
        Runner = new RunnerRecord($"runner-{++_starts}", "host", 4711, "0.1.0", code, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)) { CommandLine = ["program", "run"] },
        Asked = Value.Object(("repetitions", Value.Of(2))),
        Warn = Warnings.Add,
        Files = new PlacedFiles(root),
        Time = new StoppedTime(),
        Membership = block => BlockMembership.Of(block, experiment.Config),
    };

    /// <summary>One start: what is asked for is registered, then come the steps, and where it ends well the end.</summary>
    public void Start(SweepOptions options, Action<SweepStore, Trial[]> steps, bool ends = true, Experiment? experiment = null, string code = "code-1")
    {
        experiment ??= KeptExperiment.Today;
        using var store = SweepStore.Open(Options(experiment, code));
        steps(store, [.. Run(store, experiment, options).Work().Select(repetition => repetition.Trial).DistinctBy(trial => trial.Id)]);
        if (ends)
        {
            store.Finish();
        }
    }

    /// <summary>What is asked for, against what the folder has.</summary>
    public static SweepRun Run(SweepStore store, Experiment experiment, SweepOptions options)
    {
        var plan = Plan(experiment, options with { Seed = 7 });
        foreach (var block in plan.Blocks)
        {
            store.Register(block.Block, block.Membership);
        }
        var claims = new SweepClaims(new SweepClaimsOptions
        {
            Folder = plan.Folder,
            Runner = new RunnerRecord("today", "host", 1, "0.1.0", "code", DateTimeOffset.UnixEpoch),
            Queue = plan.Queue,
            Size = TrialWalk.SizeOf(plan),
            Time = new StoppedTime(),
        });
        return new SweepRun(plan, store, claims, new NoProgress(), new StoppedTime());
    }

    private sealed class NoProgress : ISweepProgress
    {
        public void Planned(PlannedExperiment experiment)
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
