using ExpRunner.Execution;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>Opens the folders of planned experiments, and opens them again when others have worked in them.</summary>
internal sealed class ExperimentFolder(SweepOptions options, ISweepProgress progress, TimeProvider time)
{
    private const int MostTries = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Opens a folder; one that another runner has just begun to use is waited for.</summary>
    public PreparedExperiment Open(SweepPlan plan, bool readOnly)
    {
        for (var tries = 1; ; tries++)
        {
            var runner = ThisProgram.Runner(plan.Experiment, time);
            var claims = new SweepClaims(new SweepClaimsOptions
            {
                Folder = plan.Folder,
                Runner = runner,
                // A queue that people edit is not shared: no other runner has this one's.
                Queue = options.Queue is null ? plan.Queue : $"{plan.Queue} {runner.Id}",
                Size = TrialWalk.SizeOf(plan),
                Machine = ThisProgram.MachineId,
                Lease = options.Lease,
                Warn = progress.Warn,
                Time = time,
            });
            try
            {
                return Open(plan, runner, claims, readOnly);
            }
            catch (SweepStoreException fault) when (fault.IsPassing && tries < MostTries)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>Takes the folder before the first trial; where another runner was quicker, joins it.</summary>
    public PreparedExperiment Take(PreparedExperiment prepared)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                prepared.Store.Take();
                return prepared;
            }
            catch (SweepStoreException fault) when (fault.IsPassing && tries < MostTries)
            {
                prepared.Dispose();
                prepared = Open(prepared.Plan, readOnly: false);
            }
        }
    }

    /// <summary>Reads what others did meanwhile, as a new start would; this runner stays one of them.</summary>
    /// <param name="prepared">The folder as it was.</param>
    /// <param name="soFar">What it did.</param>
    /// <param name="isNew">Whether this runner was taken for dead, and begins as a new one.</param>
    public PreparedExperiment Again(PreparedExperiment prepared, ExperimentSummary soFar, bool isNew = false)
    {
        var runner = prepared.Runner;
        prepared.Store.Dispose();
        if (isNew)
        {
            runner = ThisProgram.Runner(prepared.Plan.Experiment, time);
            prepared.Claims.Rejoin(runner.Id);
        }
        return Open(prepared.Plan, runner, prepared.Claims, readOnly: false, soFar);
    }

    private PreparedExperiment Open(SweepPlan plan, RunnerRecord runner, SweepClaims claims, bool readOnly, ExperimentSummary? soFar = null)
    {
        SweepRun? run = null;
        var storeOptions = new SweepStoreOptions
        {
            Folder = plan.Folder,
            Experiment = plan.Experiment,
            Seed = options.Seed,
            Runner = runner,
            Asked = AskedOptions.ToJson(options, plan.Repetitions),
            Planned = () => AskedOptions.ToJson(run?.Plan),
            WriteConfigFiles = options.ConfigFiles,
            Durability = options.Durability,
            Claims = claims,
            Warn = progress.Warn,
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
            run = new SweepRun(plan, store, claims, progress, time) { Earlier = soFar, Queue = QueueChoice.Of(plan, time) };
            return new PreparedExperiment(plan, runner, claims, store, run);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }
}
