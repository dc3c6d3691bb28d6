using System.Diagnostics;

namespace ExpRunner.TestKit;

/// <summary>Slurm on this machine, for the tests of an assembly: all its files are in a folder of its own, and this process and those it starts know of it.</summary>
public sealed class SlurmCluster : IDisposable
{
    private readonly Lazy<TempFolder> _folder = new(Start);

    /// <summary>Starts it where it is not; skips the test where it cannot be.</summary>
    public void Need()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can start the daemons of Slurm.");
        Assert.SkipUnless(new[] { "/usr/sbin", "/sbin" }.Any(static folder => File.Exists(Path.Combine(folder, "slurmctld"))), "Slurm is not installed (Debian, Ubuntu: apt install slurm-wlm).");
        _ = _folder.Value;
    }

    /// <summary>What a program of Slurm prints.</summary>
    public string Ask(string program, params string[] arguments) => Run(program, arguments);

    /// <summary>The tasks that wait or run, as <c>12_3 RUNNING</c>.</summary>
    public string[] Tasks => Ask("squeue", "--noheader", "--array", "--format=%F_%K %T").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            Run(Script, "down", _folder.Value.Path);
            _folder.Value.Dispose();
        }
    }

    private static string Script => Path.Combine(Repository(AppContext.BaseDirectory), "eng", "slurm.sh");

    private static TempFolder Start()
    {
        var folder = new TempFolder();
        Environment.SetEnvironmentVariable("SLURM_CONF", Run(Script, "up", folder.Path, $"{FreePort.Find(2)}", $"{Environment.ProcessId}").Trim());
        return folder;
    }

    private static string Repository(string folder) => File.Exists(Path.Combine(folder, "ExpRunner.sln")) ? folder : Repository(Path.GetDirectoryName(folder)!);

    private static string Run(string program, params string[] arguments)
    {
        // Daemons keep what they are started with: a pipe would have no end.
        var printed = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", printed, program, .. arguments]))!;
            process.WaitForExit();
            var text = File.ReadAllText(printed);
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {text}");
            return text;
        }
        finally
        {
            File.Delete(printed);
        }
    }
}
