using ExpRunner.Cluster;
using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Hosting.Commands;
using ExpRunner.Programs;
using ExpRunner.Programs.Running;
using ExpRunner.Programs.Texts;

namespace ExpRunner.Hosting.Running;

/// <summary>Makes what a worker of a cluster runs the attempts of a sweep with.</summary>
/// <param name="options">What the worker gives.</param>
/// <param name="scratch">A folder of this worker alone.</param>
internal sealed class MemberExecutors(MemberOptions options, string scratch)
{
    /// <summary>Null: it is a sweep of another build, of another program, or for a larger machine, and so for other workers.</summary>
    /// <exception cref="ExecutorException">It cannot be run here though it should.</exception>
    public IExecutor? For(OpenSweep sweep)
    {
        if (sweep.Terms.Version != ThisProgram.Version)
        {
            return null;
        }
        return sweep.Terms.Program.Length > 0 ? ForProgram(sweep.Terms) : ForClass(sweep);
    }

    private PoolExecutor? ForClass(OpenSweep sweep)
    {
        var terms = sweep.Terms;
        if (terms.CodeIdentity != ExperimentRegistry.CodeIdentity || !ExperimentRegistry.Names.Contains(terms.Experiment))
        {
            return null;
        }
        var slots = options.Capacity.Pack(terms.Needs, options.Workers ?? Environment.ProcessorCount);
        return slots.Count == 0 ? null : new PoolExecutor(new PoolOptions
        {
            Slots = [.. slots.Select(slot => slot.Binding)],
            SlotVariable = SlotShare.UsualVariable,
            Isolate = terms.Isolate,
            Command = ThisProgram.Command(WorkerVerb.Name),
            Program = ThisProgram.Keep(scratch, scratch),
            ScratchFolder = Path.Combine(scratch, sweep.Id),
            Version = ThisProgram.Version,
            CodeIdentity = ExperimentRegistry.CodeIdentity,
            Limits = terms.Limits,
            Warn = options.Warn,
            Time = options.Time,
        });
    }

    /// <summary>Slots that the program lists or counts are those of each machine.</summary>
    private ProgramExecutor? ForProgram(SweepTerms terms)
    {
        var program = Read(terms);
        var most = Math.Min(options.Workers ?? int.MaxValue, SlotChoice.MostOf(program) ?? Environment.ProcessorCount);
        var slots = SlotChoice.BindingsOf(options.Capacity, program, most);
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

    private static ProgramSpec Read(SweepTerms terms)
    {
        try
        {
            return ProgramText.Read(terms.Program);
        }
        catch (InvalidDataException fault)
        {
            throw new ExecutorException(fault.Message, fault);
        }
    }
}
