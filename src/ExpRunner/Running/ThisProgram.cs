using System.Reflection;
using System.Runtime.InteropServices;
using ExpRunner.Execution;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Running;

/// <summary>What this process is and runs on.</summary>
internal static class ThisProgram
{
    /// <summary>The version of ExpRunner.</summary>
    public static string Version { get; } = typeof(ThisProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The code of all experiments of this program: what both ends of a pool must have in common.</summary>
    public static string CodeIdentity { get; } = string.Join('+', ExperimentRegistry.Names.Select(name => ExperimentRegistry.Find(name)!.ModuleVersion).Distinct());

    /// <summary>The command that starts this program again.</summary>
    /// <exception cref="ExecutorException">The program cannot be found.</exception>
    public static ProcessCommand Command(params string[] arguments)
    {
        var program = Environment.ProcessPath ?? throw new ExecutorException("The program's own path is not known, so it cannot start workers. Use --backend single.");
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] all = isHost ? ["exec", Environment.GetCommandLineArgs()[0], .. arguments] : arguments;
        string[] own = ExpRunnerHost.Arguments.Count > 0 ? ["--", .. ExpRunnerHost.Arguments] : [];
        return new ProcessCommand { FileName = program, Arguments = [.. all, .. own] };
    }

    /// <summary>This start, as journals and sweep.json record it.</summary>
    public static RunnerRecord Runner(Experiment experiment, TimeProvider time)
        => new(Guid.NewGuid().ToString("N")[..12], Environment.MachineName, Environment.ProcessId, Version, experiment.CodeIdentity, time.GetUtcNow())
        {
            ModuleVersion = experiment.ModuleVersion,
            Machine = Machine(),
            GitCommit = GitCommit.Of(Environment.CurrentDirectory),
            CommandLine = Environment.GetCommandLineArgs(),
        };

    private static Value Machine() => Value.Object(
        ("host", Value.Of(Environment.MachineName)),
        ("os", Value.Of(RuntimeInformation.OSDescription)),
        ("architecture", Value.Of(RuntimeInformation.ProcessArchitecture.ToString())),
        ("processors", Value.Of(Environment.ProcessorCount)),
        ("memory_bytes", Value.Of(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)),
        ("runtime", Value.Of(RuntimeInformation.FrameworkDescription)));
}
