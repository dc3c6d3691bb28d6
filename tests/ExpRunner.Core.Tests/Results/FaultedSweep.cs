using ExpRunner.Results;
using ExpRunner.Spaces;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Tests.Results;

/// <summary>
/// A small sweep in two starts, run as the runner does it: some trials with one that fails; then one trial more, in front, what failed
/// again, and one repetition once more.
/// </summary>
internal sealed class FaultedSweep(SweepStoreOptions options)
{
    private const int Repetitions = 2;
    private static readonly int[] FirstTrials = [1, 4, 3];
    private static readonly int[] AllTrials = [0, 1, 3, 4];
    private static readonly Trial Redone = SampleSweep.Trial(1);

    /// <summary>What was said to be recorded and must never be lost.</summary>
    public Dictionary<UInt128, AttemptStatus> Promised { get; } = [];

    public static UInt128[] Planned { get; } = [.. AllTrials.SelectMany(trial => Enumerable.Range(0, Repetitions).Select(runId => SampleSweep.Key(SampleSweep.Trial(trial), runId)))];

    private bool IsDead => options.Files is FaultyFiles { IsDead: true };

    /// <summary>Both starts, or as much as is possible of them; gives what stopped it.</summary>
    public SweepStoreException? Run() => Start(FirstTrials, redo: false) ?? Start(AllTrials, redo: true);

    private SweepStoreException? Start(int[] trials, bool redo)
    {
        SweepStore store;
        try
        {
            store = SweepStore.Open(options);
        }
        catch (SweepStoreException fault)
        {
            return fault;
        }
        var stopped = Try(() => store.Register(Block, new Membership())) ?? (options.Files.FolderExists(options.Folder) ? null : Try(store.Take));
        if (stopped is null)
        {
            stopped = trials.Select(k => Run(store, SampleSweep.Trial(k), redo)).FirstOrDefault(fault => fault is not null);
        }
        stopped = Try(store.Finish) ?? stopped;
        return Try(store.Dispose) ?? stopped;
    }

    /// <summary>Runs what is missing or failed of a trial, its repetitions at once; when one cannot be recorded the others still end.</summary>
    private SweepStoreException? Run(SweepStore store, Trial trial, bool redo)
    {
        SweepStoreException? stopped = null;
        var inFlight = new List<Attempt>();
        for (var runId = 0; runId < Repetitions && stopped is null; runId++)
        {
            var isRedone = redo && runId == 0 && trial.Id == Redone.Id;
            var key = SampleSweep.Key(trial, runId);
            if (store.History.TryGet(key, out var state) && state.IsCompleted && !isRedone)
            {
                continue;
            }
            if (isRedone)
            {
                Promised.Remove(key);
                stopped = Try(() => store.Redo([(trial, 0)]));
            }
            var attempt = store.NextAttempt(trial, runId, Repetitions);
            stopped ??= Try(() => store.Started(trial, attempt));
            if (stopped is null)
            {
                inFlight.Add(attempt);
            }
        }
        foreach (var attempt in inFlight)
        {
            stopped = Try(() => End(store, trial, attempt, redo)) ?? stopped;
        }
        return (inFlight.Count > 0 || store.NeedsLine(trial, Repetitions) ? Try(() => store.TrialEnded(trial, Repetitions)) : null) ?? stopped;
    }

    private void End(SweepStore store, Trial trial, Attempt attempt, bool redo)
    {
        var isFailure = trial.Id == 4 && attempt.RunId == 1;
        var score = redo && attempt.RunId == 0 && trial.Id == Redone.Id ? 100 : (int)trial.Id + 0.5 * attempt.RunId;
        var outcome = isFailure ? SampleSweep.Failed("no") : SampleSweep.Completed(SampleSweep.Scores(score));
        store.Ended(trial, attempt, outcome);
        if (!IsDead && options.Durability != Durability.None)
        {
            Promised[attempt.Key] = outcome.Status;
        }
    }

    /// <summary>Runs a step, of which nothing but an error for people may come out.</summary>
    private static SweepStoreException? Try(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (SweepStoreException fault)
        {
            return fault;
        }
    }

    private static Block Block { get; } = new() { Kind = SearchKind.Listed, Configs = [.. Enumerable.Range(0, 5).Select(k => SampleSweep.Trial(k).Config)], Size = 5, Name = "All" };

    private sealed class Membership : IBlockMembership
    {
        public bool TryIndexOf(Value config, out UInt128 index)
        {
            index = config.TryGet("K", out var k) ? (UInt128)k.AsDouble() : 0;
            return true;
        }
    }
}
