using ExpRunner.Execution;
using ExpRunner.Results;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>The folder of a planned experiment, and what of it the plan no longer asks for. While it is open for writing no runner can work on it.</summary>
internal sealed class PrunedFolder : IDisposable
{
    private readonly SweepClaims _claims;
    private readonly SweepStore _store;
    private readonly TrialFolders _folders;

    private PrunedFolder(SweepPlan plan, SweepClaims claims, SweepStore store, bool readOnly)
    {
        (Plan, _claims, _store, _folders) = (plan, claims, store, new TrialFolders(plan.Folder));
        if (!readOnly)
        {
            store.KeepOthersOut();
        }
        Trials = new PruneFinder(store.History, _folders, new AskedConfigs(plan), DependentIds.Of(plan, store, claims), plan.Repetitions).Find();
        Bytes = [.. Trials.Select(trial => _folders.SizeOf(trial.Folders))];
    }

    /// <summary>What is asked for.</summary>
    public SweepPlan Plan { get; }

    /// <summary>What is not, in order of id.</summary>
    public IReadOnlyList<PrunedTrial> Trials { get; }

    /// <summary>The length of the files of each of <see cref="Trials"/>.</summary>
    public IReadOnlyList<long> Bytes { get; }

    /// <summary>Opens the folder of a plan.</summary>
    /// <param name="plan">What is asked for.</param>
    /// <param name="readOnly">Whether it is only looked at; then runners may work on it.</param>
    /// <param name="warn">Takes what is odd.</param>
    /// <exception cref="SweepStoreException">It is of another sweep, cannot be used, or a runner works on it.</exception>
    public static PrunedFolder Open(SweepPlan plan, bool readOnly, Action<string> warn)
    {
        var runner = ThisProgram.Runner(plan.Experiment, TimeProvider.System);
        var claims = new SweepClaims(new SweepClaimsOptions
        {
            Folder = plan.Folder,
            Runner = runner,
            Queue = $"prune {runner.Id}",
            Size = 0,
            Machine = ThisProgram.MachineId,
            Lease = plan.Options.Lease,
            Warn = warn,
        });
        var options = new SweepStoreOptions
        {
            Folder = plan.Folder,
            Experiment = plan.Experiment,
            Seed = plan.Options.Seed,
            Runner = runner,
            Claims = claims,
            IsAlone = true,
            Durability = Durability.Disk,
            Warn = warn,
            Membership = block => BlockMembership.Of(block, plan.Experiment.Config),
        };
        // A folder that is not there is not made to be looked at.
        var store = readOnly || !Directory.Exists(plan.Folder) ? SweepStore.Read(options) : SweepStore.Open(options);
        try
        {
            return new PrunedFolder(plan, claims, store, readOnly);
        }
        catch
        {
            store.Dispose();
            claims.Dispose();
            throw;
        }
    }

    /// <summary>Records what is no longer asked for, then removes its folders.</summary>
    /// <returns>The folders that could not be removed, and why; the same command tries again.</returns>
    /// <exception cref="SweepStoreException">Something could not be recorded; no folder was removed.</exception>
    public IReadOnlyList<string> Remove()
    {
        _store.Forget(Trials);
        var problems = new List<string>();
        Try($"{Plan.Folder}/by-label", () => _folders.Unlink(Trials.Where(trial => trial.Kept == 0).Select(trial => trial.Id).ToHashSet()), problems);
        foreach (var trial in Trials)
        {
            Try(Path.Combine(Plan.Folder, trial.Folders.Count > 0 ? trial.Folders[^1] : ""), () => _folders.Delete(trial.Folders), problems);
        }
        return problems;
    }

    private static void Try(string folder, Action remove, List<string> problems)
    {
        try
        {
            remove();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{folder}: cannot be removed: {fault.Message} What was recorded of it no longer counts; give the same command again once it may be removed.");
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _claims.Dispose();
    }
}
