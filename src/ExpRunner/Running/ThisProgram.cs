using System.Runtime.InteropServices;
using ExpRunner.Execution;
using ExpRunner.Executors.Nodes;
using ExpRunner.Workers;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Hosting.Running;

/// <summary>What this process is and runs on.</summary>
internal static class ThisProgram
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    /// <summary>The version of ExpRunner.</summary>
    public static string Version => BuildVersion.Text;

    /// <summary>Equal for processes on one running system, until it starts anew; empty where it has no such name.</summary>
    public static string MachineId { get; } = OperatingSystem.IsLinux() && File.Exists(BootId) ? File.ReadAllText(BootId).Trim()
        : OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? Environment.MachineName : "";

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

    /// <summary>
    /// What keeps the program's files while it runs: beside its folder, so that paths from there to data outside stay what they were, or else in the scratch folder.
    /// Null where the system itself keeps running programs from being changed.
    /// </summary>
    public static KeptProgram? Keep(string scratch, string live)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }
        var folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string[] beside = Path.GetDirectoryName(folder) is { } parent ? [ScratchFolder.Within(parent, $".{Path.GetFileName(folder)}-exprun-")] : [];
        return new KeptProgram(folder, [.. beside, Path.Combine(scratch, "program")], live);
    }

    /// <summary>The program's files, to be sent to nodes.</summary>
    /// <param name="live">A folder that is not the program's: the results.</param>
    public static ProgramFiles Files(string live)
        => new(Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0]) is { Length: > 0 } name ? name : "program", AppContext.BaseDirectory, live);

    /// <summary>This start, as journals and sweep.json record it.</summary>
    public static RunnerRecord Runner(Experiment experiment, TimeProvider time)
        => new(Guid.NewGuid().ToString("N")[..12], Environment.MachineName, Environment.ProcessId, Version, experiment.CodeIdentity, time.GetUtcNow())
        {
            ModuleVersion = experiment.ModuleVersion,
            Machine = Machine(),
            GitCommit = GitCommit.Of(Environment.CurrentDirectory),
            CommandLine = Environment.GetCommandLineArgs(),
        };

    /// <summary>What it runs on.</summary>
    public static Value Machine() => Value.Object(
        ("host", Value.Of(Environment.MachineName)),
        ("os", Value.Of(RuntimeInformation.OSDescription)),
        ("architecture", Value.Of(RuntimeInformation.ProcessArchitecture.ToString())),
        ("processor", Value.Of(Processor())),
        ("processors", Value.Of(Environment.ProcessorCount)),
        ("memory_bytes", Value.Of(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)),
        ("runtime", Value.Of(RuntimeInformation.FrameworkDescription)));

    /// <summary>The processor's model as the system names it; null where it does not.</summary>
    private static string? Processor()
    {
        const string cpus = "/proc/cpuinfo";
        try
        {
            var model = File.Exists(cpus) ? File.ReadLines(cpus).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
            return model?[(model.IndexOf(':') + 1)..].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
