using ExpRunner.Cluster;
using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Hosting.Commands;
using ExpRunner.Programs;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Texts;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>Makes what a worker of a cluster runs the attempts of a sweep with.</summary>
/// <param name="options">What the worker gives.</param>
/// <param name="scratch">A folder of this worker alone.</param>
internal sealed class MemberExecutors(MemberOptions options, string scratch)
{
    /// <summary>Null: it is a sweep of another build, of another program, or for a larger machine, and so for other workers.</summary>
    /// <exception cref="ExecutorException">It cannot be run here though it should.</exception>
    /// <param name="sweep">The sweep.</param>
    /// <param name="devices">The devices that one attempt of it has; none where it asks for none, and then as many attempts run at once as fit.</param>
    public IExecutor? For(OpenSweep sweep, IReadOnlyList<string> devices)
    {
        if (sweep.Terms.Version != ThisProgram.Version)
        {
            return null;
        }
        return sweep.Terms.Program.Length > 0 ? ForProgram(sweep.Terms, devices) : ForClass(sweep, devices);
    }

    private PoolExecutor? ForClass(OpenSweep sweep, IReadOnlyList<string> devices)
    {
        var terms = sweep.Terms;
        if (terms.CodeIdentity != ExperimentRegistry.CodeIdentity || !ExperimentRegistry.Names.Contains(terms.Experiment))
        {
            return null;
        }
        var slots = SlotsOf(terms.Needs, devices, options.Workers ?? Environment.ProcessorCount);
        var own = Path.Combine(scratch, devices.Count > 0 ? $"{sweep.Id}-{string.Join('-', devices)}" : sweep.Id);
        return slots.Count == 0 ? null : new PoolExecutor(new PoolOptions
        {
            Slots = [.. slots.Select(slot => slot.Binding)],
            SlotVariable = terms.SlotVariable,
            Isolate = terms.Isolate,
            Command = ThisProgram.Command(WorkerVerb.Name),
            Program = ThisProgram.Keep(own, scratch),
            ScratchFolder = own,
            Version = ThisProgram.Version,
            CodeIdentity = ExperimentRegistry.CodeIdentity,
            Limits = terms.Limits,
            Warn = options.Warn,
            Time = options.Time,
        });
    }

    /// <summary>Slots that the program lists or counts are those of each machine.</summary>
    private ProgramExecutor? ForProgram(SweepTerms terms, IReadOnlyList<string> devices)
    {
        var program = Read(terms);
        var most = Math.Min(options.Workers ?? int.MaxValue, SlotChoice.MostOf(program) ?? Environment.ProcessorCount);
        var slots = SlotChoice.BindingsOf(devices.Count > 0 ? [] : program.Slots, SlotsOf(program.Needs, devices, most));
        return slots.Count == 0 ? null : new ProgramExecutor(new ProgramExecutorOptions
        {
            Find = name => name == terms.Experiment ? program : null,
            Worker = $"{Environment.MachineName}/{Environment.ProcessId}",
            Machine = Environment.MachineName,
            Slots = slots,
            Environment = InheritedVariables.All,
            ScratchFolder = ScratchFolder.Within(terms.Folder, ".scratch-"),
            Limits = terms.Limits,
            Warn = options.Warn,
            Time = options.Time,
        });
    }

    private IReadOnlyList<SlotShare> SlotsOf(Needs needs, IReadOnlyList<string> devices, int most)
        => (options.Capacity with { Gpus = devices }).Pack(needs, devices.Count > 0 ? 1 : most);

    private static ProgramSpec Read(SweepTerms terms)
    {
        try
        {
            return ProgramText.Read(terms.Program) with { SlotVariable = terms.SlotVariable };
        }
        catch (InvalidDataException fault)
        {
            throw new ExecutorException(fault.Message, fault);
        }
    }
}
