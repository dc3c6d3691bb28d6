using ExpRunner.Execution;
using ExpRunner.Hosting.Progress;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>Runs a sweep: plans and opens everything, so that all faults come before the first trial, then runs one experiment after the other.</summary>
internal sealed class SweepRunner(SweepOptions options, ISweepProgress progress, TimeProvider time) : IDisposable
{
    private readonly List<PreparedExperiment> _prepared = [];
    private readonly ISweepProgress _progress = options.Tee && ExecutorChoice.IsElsewhere(options) ? new TeeProgress(progress, Console.Error) : progress;

    /// <summary>Every experiment asked for.</summary>
    public IReadOnlyList<PreparedExperiment> Prepared => _prepared;

    /// <summary>Plans, opens folders and counts.</summary>
    /// <param name="readOnly">Reads what is there and changes nothing.</param>
    /// <exception cref="SweepException">Something is wrong; it has all of it.</exception>
    public void Prepare(bool readOnly)
    {
        var plans = SweepPlanner.Plan(options, [.. ExecutorChoice.Problems(options)]);
        foreach (var warning in plans.SelectMany(plan => plan.Warnings).Distinct())
        {
            _progress.Warn(warning);
        }
        var problems = new List<string>();
        foreach (var plan in plans)
        {
            try
            {
                _prepared.Add(Open(plan, readOnly));
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
        var executor = new Lazy<IExecutor>(() => ExecutorChoice.Create(options, MostToRun, _progress, time, stop));
        try
        {
            foreach (var prepared in _prepared)
            {
                summaries.Add(await RunAsync(prepared, executor, stop, kill).ConfigureAwait(false));
            }
        }
        finally
        {
            if (executor.IsValueCreated)
            {
                await executor.Value.DisposeAsync().ConfigureAwait(false);
                ScratchFolder.Clear(options.Out);
            }
        }
        return new SweepSummary(summaries, stop.IsCancellationRequested && summaries.Any(summary => summary.Missing > 0));
    }

    /// <summary>Takes the folders that will be written, so that a runner which began just now is noticed before the first trial.</summary>
    private void Take()
    {
        try
        {
            foreach (var prepared in _prepared.Where(prepared => prepared.Run.Plan.ToRun > 0))
            {
                prepared.Store.Take();
            }
        }
        catch (SweepStoreException fault)
        {
            throw new SweepException(fault.Message);
        }
    }

    private UInt128 MostToRun => _prepared.Max(prepared => prepared.Run.Plan.ToRun);

    public void Dispose() => _prepared.ForEach(prepared => prepared.Dispose());

    private async Task<ExperimentSummary> RunAsync(PreparedExperiment prepared, Lazy<IExecutor> executor, CancellationToken stop, CancellationToken kill)
    {
        try
        {
            if (prepared.Run.Plan.ToRun == 0 || stop.IsCancellationRequested)
            {
                return prepared.Run.RunNothing();
            }
            if (!executor.IsValueCreated)
            {
                await executor.Value.StartAsync(kill).ConfigureAwait(false);
            }
            return await prepared.Run.RunAsync(executor.Value, stop, kill).ConfigureAwait(false);
        }
        catch (SweepStoreException fault)
        {
            throw new SweepException($"The sweep stopped: {fault.Message}", fault);
        }
        catch (OperationCanceledException) when (kill.IsCancellationRequested)
        {
            return prepared.Run.RunNothing();
        }
    }

    private PreparedExperiment Open(SweepPlan plan, bool readOnly)
    {
        PlannedExperiment? planned = null;
        var storeOptions = new SweepStoreOptions
        {
            Folder = plan.Folder,
            Experiment = plan.Experiment,
            Seed = options.Seed,
            Runner = ThisProgram.Runner(plan.Experiment, time),
            Asked = AskedOptions.ToJson(options, plan.Repetitions),
            Planned = () => AskedOptions.ToJson(planned),
            WriteConfigFiles = options.ConfigFiles,
            Durability = options.Durability,
            Warn = _progress.Warn,
            Time = time,
            Membership = block => BlockMembership.Of(block, plan.Experiment.Config),
        };
        var store = readOnly ? SweepStore.Read(storeOptions) : SweepStore.Open(storeOptions);
        try
        {
            foreach (var block in plan.Blocks)
            {
                store.Register(block.Block, block.Membership);
            }
            var run = new SweepRun(plan, store, _progress, time);
            planned = run.Plan;
            WarnOfStale(plan, planned);
            return new PreparedExperiment(plan, store, run);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private void WarnOfStale(SweepPlan plan, PlannedExperiment counted)
    {
        if (counted.Stale > 0 && options.Redo is not (RedoKind.Stale or RedoKind.All))
        {
            _progress.Warn($"{plan.Experiment.Name}: {counted.Stale} of the results in {plan.Folder} were made by other code than today's; they are kept. --redo stale runs them again.");
        }
    }

    /// <summary>A selection that leaves nothing in any experiment is a mistake; one that leaves some experiments empty is not.</summary>
    private void CheckSelection()
    {
        if (_prepared.Count == 0 || _prepared.Any(prepared => prepared.Run.IsAskedForTrials))
        {
            return;
        }
        string[] filters = [.. Given("--where", options.Where), .. Given("--pick", options.Pick), .. Given("--start", options.Start > 0 ? options.Start.ToString() : null)];
        throw new SweepException(filters.Length > 0
            ? $"{string.Join(" and ", filters)} leaves no config of {string.Join(", ", _prepared.Select(prepared => prepared.Plan.Experiment.Name))}."
            : $"The constraints of {string.Join(", ", _prepared.Select(prepared => prepared.Plan.Experiment.Name))} leave no config.");
    }

    private static IEnumerable<string> Given(string name, string? value) => value is null ? [] : [$"{name} {value}"];
}
