using System.Diagnostics;

namespace ExpRunner.TestKit;

/// <summary>Hosts with a network, a name and an sshd of their own, by eng/hosts.sh: <c>one</c>, <c>two</c>, <c>three</c>.</summary>
public sealed class NetworkHosts : IDisposable
{
    private static readonly string Script = Path.Combine(Root(AppContext.BaseDirectory), "eng", "hosts.sh");
    private readonly TempFolder _folder = new();

    private NetworkHosts()
    {
    }

    /// <summary>Why there are none here; null: there are.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>The cluster file with all of them.</summary>
    public string ClusterFile => _folder["cluster.yaml"];

    /// <summary>The ssh configuration with which they are reached.</summary>
    public string SshConfig => _folder["ssh_config"];

    /// <summary>Starts some; the test is skipped where there can be none.</summary>
    public static NetworkHosts Start(int count = 3)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var hosts = new NetworkHosts();
        Run("up", hosts._folder.Path, $"{count}");
        return hosts;
    }

    /// <summary>The folder of a host's own.</summary>
    public string FolderOf(string host) => _folder[host];

    /// <summary>Cuts a host off: nothing arrives there or comes from there any more, and nobody is told.</summary>
    public void CutOff(string host) => Run("link", _folder.Path, host, "down");

    /// <summary>Connects it again.</summary>
    public void Connect(string host) => Run("link", _folder.Path, host, "up");

    /// <summary>The processes of a host.</summary>
    public int[] ProcessesOf(string host) => [.. Run("pids", _folder.Path, host).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    /// <summary>Stops all on a host without ending it, as one that sleeps.</summary>
    public void Freeze(string host) => SignalAll(host, "-STOP");

    /// <summary>Lets all on a host go on.</summary>
    public void Thaw(string host) => SignalAll(host, "-CONT");

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("down", _folder.Path);
        _folder.Dispose();
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "ExpRunner.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    private static string? FindMissing()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "hosts of their own need Linux and root";
        }
        if (!File.Exists("/usr/sbin/sshd") || !new[] { "/sbin/ip", "/usr/sbin/ip", "/bin/ip" }.Any(File.Exists))
        {
            return "openssh-server or iproute2 is not installed";
        }
        try
        {
            Execute("ip", "netns", "add", "xr-probe-" + Environment.ProcessId);
            Execute("ip", "netns", "delete", "xr-probe-" + Environment.ProcessId);
            return null;
        }
        catch (InvalidOperationException fault)
        {
            return $"this system makes no network namespaces: {fault.Message}";
        }
    }

    private void SignalAll(string host, string signal) => Execute("/bin/kill", [signal, .. ProcessesOf(host).Select(id => $"{id}")]);

    private static string Run(params string[] arguments) => Execute("bash", [Script, .. arguments]);

    private static string Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error.Result}");
    }
}
