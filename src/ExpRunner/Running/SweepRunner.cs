using ExpRunner.Execution;
using ExpRunner.Hosting.Progress;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>Runs a sweep: plans and opens everything, so that all faults come before the first trial, then runs one experiment after the other.</summary>
internal sealed class SweepRunner(SweepOptions options, IExperimentSource experiments, ISweepProgress progress, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan WaitBetweenLooks = TimeSpan.FromMilliseconds(200);
    private readonly List<PreparedExperiment> _prepared = [];
    private readonly ISweepProgress _progress = options.Tee && ExecutorChoice.IsElsewhere(options) ? new TeeProgress(progress, Console.Error, ofPrograms: ExecutorChoice.IsCluster(options)) : progress;

    private ExperimentFolder Folders => field ??= new ExperimentFolder(options, _progress, time);

    /// <summary>Every experiment asked for.</summary>
    public IReadOnlyList<PreparedExperiment> Prepared => _prepared;

    /// <summary>Plans, opens folders and counts.</summary>
    /// <param name="readOnly">Reads what is there and changes nothing.</param>
    /// <exception cref="SweepException">Something is wrong; it has all of it.</exception>
    public void Prepare(bool readOnly)
    {
        var plans = SweepPlanner.Plan(options, experiments, [.. ExecutorProblems.Of(options, experiments)]);
        string[] unasked = SlotChoice.Unasked(options, plans.Select(plan => plan.Experiment)) is { } gpus ? [gpus] : [];
        foreach (var warning in plans.SelectMany(plan => plan.Warnings).Distinct().Concat(unasked))
        {
            _progress.Warn(warning);
        }
        var problems = plans.Select(plan => SlotChoice.Misfit(options, plan.Experiment)).OfType<string>().Concat(QueueChoice.Problems(options, plans)).ToList();
        foreach (var plan in problems.Count == 0 ? plans : [])
        {
            try
            {
                _prepared.Add(Folders.Open(plan, readOnly));
                WarnOfKept(plan, _prepared[^1].Run.Plan);
            }
            catch (Exception fault) when (fault is SweepStoreException or SweepException or Expressions.ExpressionException or Spaces.ConfigException)
            {
                problems.AddRange(fault is SweepException many ? many.Problems : [fault.Message]);
            }
            catch (Exception fault)
            {
                problems.Add(UserFault.Describe(plan.Experiment.Name, fault));
            }
        }
        if (problems.Count > 0)
        {
            throw new SweepException(problems);
        }
        CheckSelection();
    }

    /// <summary>Runs what is left of every experiment.</summary>
    /// <param name="stop">Starts nothing new.</param>
    /// <param name="kill">Ends what runs.</param>
    /// <exception cref="SweepException">A folder cannot be used any more.</exception>
    public async Task<SweepSummary> RunAsync(CancellationToken stop, CancellationToken kill)
    {
        Take();
        var summaries = new List<ExperimentSummary>();
        var executors = new ExecutorSet(options, _prepared, _progress, time, stop, kill);
        await using (executors.ConfigureAwait(false))
        {
            for (var i = 0; i < _prepared.Count; i++)
            {
                summaries.Add(await RunAsync(i, executors, stop, kill).ConfigureAwait(false));
            }
            for (var i = 0; i < _prepared.Count; i++)
            {
                await ShareAsync(i, summaries, executors, stop, kill).ConfigureAwait(false);
                LeaveShared(i);
            }
        }
        return new SweepSummary(summaries, summaries.Any(summary => summary.Interrupted || (stop.IsCancellationRequested && summary.Missing > 0)));
    }

    /// <summary>Ends what runs now, and goes on with what waits.</summary>
    public void Drop()
    {
        foreach (var prepared in _prepared.ToArray())
        {
            prepared.Run.Drop();
        }
    }

    /// <summary>Takes the folders that will be written, so that a runner which began just now is noticed before the first trial.</summary>
    private void Take()
    {
        try
        {
            for (var i = 0; i < _prepared.Count; i++)
            {
                _prepared[i] = _prepared[i].Run.HasWork ? Folders.Take(_prepared[i]) : _prepared[i];
            }
        }
        catch (SweepStoreException fault)
        {
            throw new SweepException(fault.Message);
        }
    }

    public void Dispose() => _prepared.ForEach(prepared => prepared.Dispose());

    /// <summary>Goes on with what others share until nobody has anything left to do: takes over what they let go, and waits for the rest.</summary>
    private async Task ShareAsync(int number, List<ExperimentSummary> summaries, ExecutorSet executors, CancellationToken stop, CancellationToken kill)
    {
        var state = SharedState.Work;
        while (_prepared[number].IsShared && state != SharedState.Done && !options.First && !summaries[number].GaveUp && !_prepared[number].Run.WasCancelled && !stop.IsCancellationRequested)
        {
            var last = state;
            state = Look(number, summaries[number]);
            if (state == SharedState.Awaited)
            {
                await WaitAsync(number, isNews: last != SharedState.Awaited, stop).ConfigureAwait(false);
            }
            else
            {
                summaries[number] = await RunAsync(number, executors, stop, kill).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lets a shared folder go as soon as nothing is left to do in it: another runner may wait to put the results in order.</summary>
    private void LeaveShared(int number)
    {
        var prepared = _prepared[number];
        if (prepared.IsShared)
        {
            if (prepared.Store.IsSecond && prepared.Claims.Others.Count == 0)
            {
                _progress.Warn($"{prepared.Plan.Folder}: a runner that stands still keeps results.jsonl; everything is in the journals. End it and give the same command again: results.jsonl is then put in order.");
            }
            prepared.Dispose();
        }
    }

    /// <summary>Looks what is left of a shared sweep; where there is something to do or to finish, the folder is read again first.</summary>
    private SharedState Look(int number, ExperimentSummary soFar)
    {
        try
        {
            var prepared = _prepared[number];
            if (prepared.Run.IsEvicted)
            {
                _prepared[number] = Folders.Take(Folders.Again(prepared, soFar, isNew: true));
                return SharedState.Work;
            }
            var state = prepared.Claims.Look(prepared.Store.IsSecond);
            if (state == SharedState.Awaited)
            {
                return state;
            }
            _prepared[number] = Folders.Again(prepared, soFar);
            return state == SharedState.Done && _prepared[number].Store.IsSecond && prepared.Claims.Others.Count > 0 ? SharedState.Awaited : state;
        }
        catch (EvictedException)
        {
            _prepared[number] = Folders.Take(Folders.Again(_prepared[number], soFar, isNew: true));
            return SharedState.Work;
        }
        catch (SweepStoreException fault)
        {
            throw new SweepException($"The sweep stopped: {fault.Message}", fault);
        }
    }

    private async Task WaitAsync(int number, bool isNews, CancellationToken stop)
    {
        if (isNews)
        {
            _progress.Warn($"{_prepared[number].Plan.Folder}: waiting for {string.Join(", ", _prepared[number].Claims.Others)}.");
        }
        await Task.Delay(WaitBetweenLooks, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<ExperimentSummary> RunAsync(int number, ExecutorSet executors, CancellationToken stop, CancellationToken kill)
    {
        var prepared = _prepared[number];
        try
        {
            if (!prepared.Run.HasWork || stop.IsCancellationRequested)
            {
                return prepared.Run.RunNothing();
            }
            return await executors.RunAsync(prepared).ConfigureAwait(false);
        }
        catch (SweepStoreException fault)
        {
            throw new SweepException($"The sweep stopped: {fault.Message}", fault);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return prepared.Run.RunNothing();
        }
    }

    private void WarnOfKept(SweepPlan plan, PlannedExperiment counted)
    {
        if (counted.Stale > 0 && options.Redo is not (RedoKind.Stale or RedoKind.All))
        {
            _progress.Warn($"{plan.Experiment.Name}: {counted.Stale} of the results in {plan.Folder} were made by other code than today's; they are kept. --redo stale runs them again.");
        }
        if (counted.Unasked > 0)
        {
            var (trials, are, they) = counted.Unasked == 1 ? ("trial", "is", "it is") : ("trials", "are", "they are");
            _progress.Warn($"{plan.Experiment.Name}: {counted.Unasked} {trials} of earlier starts in {plan.Folder} {are} no longer asked for; {they} kept. prune removes {(counted.Unasked == 1 ? "it" : "them")}.");
        }
    }

    /// <summary>A selection that leaves nothing in any experiment is a mistake; one that leaves some experiments empty is not.</summary>
    private void CheckSelection()
    {
        if (_prepared.Count == 0 || _prepared.Any(prepared => prepared.Run.IsAskedForTrials && !prepared.Run.IsPickedEmpty))
        {
            return;
        }
        string[] filters = [.. Given("--where", options.Where), .. Given("--pick", options.Pick), .. Given("--filter-tasks", options.PickRepetitions), .. Given("--start", options.Start > 0 ? options.Start.ToString() : null)];
        throw new SweepException(filters.Length > 0
            ? $"{string.Join(" and ", filters)} leaves no {(options.PickRepetitions is null ? "config" : "repetition")} of {string.Join(", ", _prepared.Select(prepared => prepared.Plan.Experiment.Name))}."
            : $"The constraints of {string.Join(", ", _prepared.Select(prepared => prepared.Plan.Experiment.Name))} leave no config.");
    }

    private static IEnumerable<string> Given(string name, string? value) => value is null ? [] : [$"{name} {value}"];
}
