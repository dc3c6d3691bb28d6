using ExpRunner.Execution;

namespace ExpRunner.Workers;

/// <summary>This machine as a place of workers: where their program is, and where they spool.</summary>
/// <param name="command">Starts a worker.</param>
/// <param name="program">Keeps the program's files for workers that start later; null: they start from what is there then.</param>
/// <param name="scratch">Holds output while it is nobody's yet; made when needed, removed when empty.</param>
/// <param name="rules">How workers work.</param>
internal sealed class WorkerPlace(ProcessCommand command, KeptProgram? program, string scratch, CrewRules rules) : IDisposable
{
    private readonly ProcessMemory _memory = new(rules.Time);
    private int _started;

    /// <summary>Where the files cannot be kept the sweep runs all the same: a build in the meantime is noticed by what workers say of their code.</summary>
    public void Keep()
    {
        try
        {
            program?.Keep();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            rules.Warn($"The program's files could not be kept for workers that start later ({fault.Message}): do not build it while the sweep runs.");
        }
    }

    /// <summary>Starts a worker.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="slotVariable">The variable in which it finds what its slot binds.</param>
    /// <param name="binding">What that binds.</param>
    /// <param name="isWakeful">Whether it may keep a processor busy while it waits for a moment.</param>
    /// <param name="host">This machine as outcomes name it; null: as it calls itself.</param>
    public LocalWorker Launch(int slot, string slotVariable, string binding, bool isWakeful, string? host = null)
    {
        Directory.CreateDirectory(scratch);
        var spool = Path.Combine(Path.GetFullPath(scratch), $"{slot}-{Interlocked.Increment(ref _started)}");
        var moved = program?.Moved(command) ?? command;
        var variables = new Dictionary<string, string?>(command.Environment);
        foreach (var (name, value) in WorkerCrew.Variables(slotVariable, binding, rules.Limits.Memory))
        {
            variables[name] = value;
        }
        return new LocalWorker(moved with { Environment = variables }, spool, _memory, rules.Limits.MaxLog, isWakeful) { Host = host };
    }

    public void Dispose()
    {
        program?.Dispose();
        try
        {
            Directory.Delete(scratch, recursive: false);
        }
        catch (IOException)
        {
            // It was never made, or others use it.
        }
    }
}
