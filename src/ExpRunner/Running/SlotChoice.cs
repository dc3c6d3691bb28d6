using System.Globalization;
using ExpRunner.Execution;
using ExpRunner.Programs;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>Divides what this machine gives into slots for an experiment.</summary>
internal static class SlotChoice
{
    /// <summary>The number of attempts of a plan that can run at once.</summary>
    public static int CountOf(SweepPlan plan, UInt128 toRun)
        => ExecutorChoice.IsOnNodes(plan.Options) ? CountOnNodes(plan.Options, toRun) : BindingsOf(plan.Options, plan.Experiment, toRun).Count;

    /// <summary>As far as is known of nodes that nobody has asked.</summary>
    private static int CountOnNodes(SweepOptions options, UInt128 toRun)
    {
        var said = ExecutorChoice.NameOf(options) == SlurmChoice.Slurm ? SlurmChoice.UsualTasks : NodeChoice.Of(options).Sum(node => node.Spec.Workers ?? Math.Max(1, node.Spec.Slots.Count));
        return (int)UInt128.Min((UInt128)(options.Workers ?? said), UInt128.Max(toRun, 1));
    }

    /// <summary>What each slot binds, as far as there is work for them.</summary>
    public static IReadOnlyList<string> BindingsOf(SweepOptions options, Experiment experiment, UInt128 toRun)
    {
        var most = Math.Min(WorkersOf(options, experiment) ?? int.MaxValue, (int)UInt128.Clamp(toRun, 1, int.MaxValue));
        return BindingsOf(ListedBy(experiment), CapacityFor(options, experiment).Pack(experiment.Needs, most));
    }

    /// <summary>The most attempts at once that a program says; null: it says nothing.</summary>
    public static int? MostOf(ProgramSpec program) => program.Slots.Count > 0 ? program.Slots.Count : program.SlotCount;

    /// <summary>What each slot binds: what a sweep file lists for them, or what they have.</summary>
    public static IReadOnlyList<string> BindingsOf(IReadOnlyList<string> listed, IReadOnlyList<SlotShare> slots)
        => listed.Count > 0 ? [.. listed.Take(slots.Count)] : [.. slots.Select(slot => slot.Binding)];

    /// <summary>The variable in which trials find what their slot binds.</summary>
    public static string VariableOf(SweepOptions options, Experiment experiment)
        => options.SlotVariable ?? (experiment as ProgramSweep)?.Spec.SlotVariable ?? SlotShare.UsualVariable;

    /// <summary>What is wrong with the options.</summary>
    public static IEnumerable<string> Problems(SweepOptions options)
    {
        if (FaultOf(options.Slots) is { } fault)
        {
            yield return $"--slots: {fault}";
        }
        foreach (var tag in options.Tags.Where(tag => !ResourceRules.IsTag(tag)))
        {
            yield return $"--tags: '{tag}' is no tag. Write words with commas: big,x86.";
        }
        if (options.SlotVariable is { } name && (name.Length == 0 || name.AsSpan().IndexOfAny("= \0") >= 0))
        {
            yield return $"--slot-variable: '{name}' cannot be a variable's name.";
        }
    }

    /// <summary>Why an experiment cannot run here: it fits on no slot; null: it does.</summary>
    public static string? Misfit(SweepOptions options, Experiment experiment)
    {
        if (!ExecutorChoice.RunsHere(options))
        {
            return null;
        }
        var capacity = CapacityFor(options, experiment);
        return capacity.Lack(experiment.Needs) is { } lack
            ? $"{experiment.Name} needs {experiment.Needs}, and this machine gives {capacity}: {lack}. Say what it gives: {Remedy(capacity, experiment.Needs)}."
            : null;
    }

    /// <summary>What was given and nobody asks for, which may be a mistake; null: nothing.</summary>
    public static string? Unasked(SweepOptions options, IEnumerable<Experiment> experiments)
        => options.Slots is { } text && CapacityText.Parse(text).Gpus.Count > 0 && experiments.All(experiment => experiment.Needs.Gpus == 0 && ListedBy(experiment).Count == 0)
            ? "--slots gives gpus, and nothing that is run asks for one: no trial gets ids. Write [Resources(Gpus = 1)] on the class, resources: { gpus: 1 } in the sweep file, or --resources gpus=1 behind exec."
            : null;

    /// <summary>What this machine gives as a worker of a cluster.</summary>
    public static Capacity CapacityOf(SweepOptions options)
    {
        var given = options.Slots is { } text ? CapacityText.Parse(text) : new Capacity();
        return given with { Cpus = given.Cpus ?? options.Workers ?? Environment.ProcessorCount, Tags = options.Tags };
    }

    private static Capacity CapacityFor(SweepOptions options, Experiment experiment)
    {
        var given = options.Slots is { } text ? CapacityText.Parse(text) : new Capacity();
        double? processors = WorkersOf(options, experiment) is null ? Environment.ProcessorCount : null;
        return given with { Cpus = given.Cpus ?? processors, Tags = options.Tags };
    }

    /// <summary>How many attempts somebody wants at once, whatever the processors; null: nobody said.</summary>
    private static int? WorkersOf(SweepOptions options, Experiment experiment)
        => ExecutorChoice.IsElsewhere(options) ? options.Workers ?? (experiment is ProgramSweep program ? MostOf(program.Spec) : null) : 1;

    private static IReadOnlyList<string> ListedBy(Experiment experiment) => (experiment as ProgramSweep)?.Spec.Slots ?? [];

    /// <summary>The options with which it would fit.</summary>
    private static string Remedy(Capacity capacity, Needs needs)
    {
        var slots = new List<string>();
        if (needs.Cpus > capacity.Cpus)
        {
            slots.Add($"cpus={needs.Cpus.ToString(CultureInfo.InvariantCulture)}");
        }
        if (needs.Gpus > capacity.Gpus.Count)
        {
            slots.Add($"gpus={string.Join(':', Enumerable.Range(0, needs.Gpus))}");
        }
        if (needs.Memory > capacity.Memory)
        {
            slots.Add($"memory={SizeText.Format(needs.Memory)}");
        }
        var given = slots.Count > 0 ? $"--slots {string.Join(',', slots)}" : "";
        var tags = needs.Tags.Except(capacity.Tags).Any() ? $"--tags {string.Join(',', needs.Tags.Union(capacity.Tags))}" : "";
        return $"{given} {tags}".Trim();
    }

    private static string? FaultOf(string? slots)
    {
        try
        {
            _ = slots is null ? null : CapacityText.Parse(slots);
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }
}
