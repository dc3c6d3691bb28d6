using ExpRunner.Execution;
using ExpRunner.Hosting.Progress;
using ExpRunner.Programs.Queues;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>Knows what a queue that people edit goes with, and how it is made.</summary>
internal static class QueueChoice
{
    /// <summary>What is asked for as well and cannot be.</summary>
    public static IEnumerable<string> Problems(SweepOptions options)
    {
        if (options.Queue is not { } path)
        {
            yield break;
        }
        if (!ExecutorChoice.RunsHere(options) && !ExecutorChoice.IsOnNodes(options))
        {
            yield return $"--queue {path}: a cluster has a queue of its own. Use --backend pool or single.";
        }
        if (options.Shard is not null)
        {
            yield return $"--queue {path}: a queue is of one runner, --shard of several. Leave one of them out.";
        }
        if (options.Order == TrialOrder.Outer)
        {
            yield return $"--queue {path}: trials of a queue run with all repetitions before the next begins. Leave out --order outer.";
        }
        if (options.First)
        {
            yield return $"--queue {path}: --first runs one repetition only. Leave one of them out.";
        }
    }

    /// <summary>What of the experiments cannot have one queue.</summary>
    public static IEnumerable<string> Problems(SweepOptions options, IReadOnlyList<SweepPlan> plans)
    {
        if (options.Queue is null)
        {
            yield break;
        }
        if (plans.Count > 1)
        {
            yield return $"--queue {options.Queue}: a queue is of one experiment, and there are {plans.Count}: {string.Join(", ", plans.Select(plan => plan.Experiment.Name))}. Choose one with --experiment.";
        }
        foreach (var plan in plans.Where(plan => plan.HasDependencies))
        {
            yield return $"--queue {options.Queue}: trials of {plan.Experiment.Name} need others, and their order is not free. Leave --queue out.";
        }
        foreach (var plan in plans.Where(plan => plan.Experiment.Config.Fields.Any(field => field.Name == QueueReader.Id)))
        {
            yield return $"--queue {options.Queue}: {plan.Experiment.Name} has a field named '{QueueReader.Id}', which in a queue file is the number of a trial. Rename the field.";
        }
    }

    /// <summary>Makes the queue; null: none is asked for.</summary>
    public static Func<QueueSupply, IWorkSource>? Of(SweepPlan plan, TimeProvider time)
    {
        if (plan.Options.Queue is not { } path)
        {
            return null;
        }
        return supply => new EditedWork(supply, new QueueConfigs(plan.Experiment, plan.Options.Set, VariedFields.Of(plan.Experiment, plan.Options)), path, time);
    }
}
