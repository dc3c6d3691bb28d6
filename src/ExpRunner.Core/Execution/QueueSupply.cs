using System.Diagnostics.CodeAnalysis;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Execution;

/// <summary>What a queue that people edit is filled from: the trials of the plan, those that earlier starts were given by a queue, and any config that is added.</summary>
internal sealed class QueueSupply : IDisposable
{
    /// <summary>The name of the blocks that configs of people are listed in; no method and no sweep can have it.</summary>
    public const string BlockName = "--queue";
    private readonly SweepPlan _plan;
    private readonly SweepStore _store;
    private readonly Func<Trial, IReadOnlyList<Repetition>> _repetitionsOf;
    private readonly IEnumerator<WaitingTrial> _trials;
    private readonly IQueueListener _listener;
    private readonly HashSet<UInt128> _counted;
    private bool _hasEnded;

    /// <param name="plan">What is asked for.</param>
    /// <param name="store">The folder.</param>
    /// <param name="walk">What is to be run of the plan, all repetitions of a trial one after the other.</param>
    /// <param name="repetitionsOf">What is to be run of any trial.</param>
    /// <param name="listener">Told of what people do to it.</param>
    public QueueSupply(SweepPlan plan, SweepStore store, IEnumerable<Repetition> walk, Func<Trial, IReadOnlyList<Repetition>> repetitionsOf, IQueueListener listener)
    {
        (_plan, _store, _repetitionsOf, _listener) = (plan, store, repetitionsOf, listener);
        var earlier = OfEarlierStarts();
        _counted = [.. earlier.Select(waiting => waiting.Trial.Id)];
        Count(earlier.Sum(waiting => waiting.Left.Count));
        _trials = ByTrial(walk).Concat(earlier).GetEnumerator();
    }

    public Experiment Experiment => _plan.Experiment;

    public SweepOptions Options => _plan.Options;

    /// <summary>The next trial of the plan, or else of those that people added in earlier starts.</summary>
    public bool TryNext([NotNullWhen(true)] out WaitingTrial? next)
    {
        // Asked again at the end, a walk would begin anew.
        _hasEnded = _hasEnded || !_trials.MoveNext();
        next = _hasEnded ? null : _trials.Current;
        return next is not null;
    }

    /// <summary>Takes what people must know, and what stands as long as it is true.</summary>
    public IQueueListener Listener => _listener;

    /// <summary>Equal for two configs only if they are equal.</summary>
    public UInt128 KeyOf(Value config) => KeyOf(new Trial(0, config));

    /// <summary>The trials of configs: ids that the folder has for them, and new ones, in one block, for the rest.</summary>
    public IReadOnlyList<WaitingTrial> Add(IReadOnlyList<Value> configs)
    {
        Value[] unknown = [.. configs.Where(config => !_store.TryIdOf(config, out _)).Distinct()];
        if (unknown.Length > 0)
        {
            _store.Register(new Block { Kind = SearchKind.Listed, Name = BlockName, Configs = unknown, Size = (UInt128)unknown.Length }, new ListedMembership(unknown));
        }
        return [.. configs.Select(config => Waiting(new Trial(IdOf(config), config)))];
    }

    /// <summary>So many repetitions are to be run as well, or, below zero, no more.</summary>
    public void Count(long more)
    {
        if (more != 0)
        {
            _listener.Replan(more);
        }
    }

    /// <summary>A trial that was added waits; those of the plan are counted already.</summary>
    public void Added(WaitingTrial waiting)
    {
        if (_counted.Add(waiting.Trial.Id) && !IsPlanned(waiting.Trial))
        {
            Count(waiting.Left.Count);
        }
    }

    public void Dispose() => _trials.Dispose();

    private UInt128 KeyOf(Trial trial) => Identity.KeyOf(_plan.Experiment.Name, trial.Canonical, _plan.Options.Seed, 0);

    private bool IsPlanned(Trial trial) => _plan.Blocks.Any(block => block.Contains(trial.Config)) && _plan.Filter.Wants(trial.Id, trial.Config);

    private UInt128 IdOf(Value config) => _store.TryIdOf(config, out var id) ? id : throw new InvalidOperationException("A registered config has no id.");

    private WaitingTrial Waiting(Trial trial) => new(trial, KeyOf(trial), new(_repetitionsOf(trial)));

    private IEnumerable<WaitingTrial> ByTrial(IEnumerable<Repetition> walk)
    {
        WaitingTrial? waiting = null;
        foreach (var repetition in walk)
        {
            if (waiting is not null && waiting.Trial.Id != repetition.Trial.Id)
            {
                yield return waiting;
                waiting = null;
            }
            waiting ??= new(repetition.Trial, KeyOf(repetition.Trial), []);
            waiting.Left.Enqueue(repetition);
        }
        if (waiting is not null)
        {
            yield return waiting;
        }
    }

    /// <summary>What people added in earlier starts, as far as it has not completed.</summary>
    private List<WaitingTrial> OfEarlierStarts()
        => [.. _store.Blocks.Where(block => block.Name == BlockName)
            .SelectMany(block => block.Configs.Select((config, i) => new Trial(block.FirstId + (UInt128)i, config)))
            .Where(trial => !_plan.Blocks.Any(block => block.Contains(trial.Config)))
            .Select(Waiting)
            .Where(waiting => waiting.Left.Count > 0)];
}
