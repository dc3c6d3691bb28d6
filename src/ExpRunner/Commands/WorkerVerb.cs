using ExpRunner.Hosting.Running;
using ExpRunner.Workers;

namespace ExpRunner.Hosting.Commands;

/// <summary><c>worker</c>: serves a pool over standard input and output; started by the pool, never by people.</summary>
internal static class WorkerVerb
{
    /// <summary>The verb.</summary>
    public const string Name = "worker";

    /// <summary>Whether these arguments start a worker.</summary>
    public static bool IsMeant(string[] args) => args is [Name];

    /// <summary>Serves until the pool is done.</summary>
    public static int Run() => WorkerProgram.Run(new WorkerOptions
    {
        Find = ExperimentRegistry.Find,
        Version = ThisProgram.Version,
        CodeIdentity = ExperimentRegistry.CodeIdentity,
        Host = Environment.MachineName,
        ProcessId = Environment.ProcessId,
        UseConsole = WorkerConsole.Use,
    });
}
