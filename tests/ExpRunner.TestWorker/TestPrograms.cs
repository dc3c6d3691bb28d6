using ExpRunner.Execution;
using ExpRunner.Executors.Pool;
using ExpRunner.Workers;

namespace ExpRunner.TestWorker;

/// <summary>What the process of this assembly can be started as.</summary>
internal static class TestPrograms
{
    public const string Version = "1.2.3-test";

    /// <summary>Identifies this build.</summary>
    public static string CodeIdentity => typeof(TestPrograms).Module.ModuleVersionId.ToString("N");

    /// <summary>The door for debuggers is a socket in the temporary folder, which stays there when the process is killed: this keeps it shut.</summary>
    public static KeyValuePair<string, string?> NoDiagnostics { get; } = new("DOTNET_EnableDiagnostics", "0");

    /// <summary>Starts this assembly, wherever it lies, with these arguments.</summary>
    public static ProcessCommand Command(string assembly, params string[] arguments)
        => new() { FileName = "dotnet", Arguments = [assembly, .. arguments], Environment = new Dictionary<string, string?>([NoDiagnostics]) };

    /// <summary>A pool of this assembly's workers.</summary>
    public static PoolOptions Pool(string assembly, string scratch, int workers) => new()
    {
        Slots = SlotShare.Unbound(workers),
        Command = Command(assembly, "worker"),
        ScratchFolder = scratch,
        Version = Version,
        CodeIdentity = CodeIdentity,
    };

    /// <summary>A worker.</summary>
    public static int Work() => WorkerProgram.Run(new WorkerOptions
    {
        Find = ActExperiment.Find,
        Version = Version,
        CodeIdentity = CodeIdentity,
        Host = Environment.MachineName,
        ProcessId = Environment.ProcessId,
        UseConsole = static (output, error) =>
        {
            Console.SetOut(new StreamWriter(output) { AutoFlush = true });
            Console.SetError(new StreamWriter(error) { AutoFlush = true });
        },
    });
}
