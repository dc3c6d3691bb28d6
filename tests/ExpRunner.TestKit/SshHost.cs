using System.Diagnostics;
using System.Net.Sockets;
using ExpRunner.Nodes;

namespace ExpRunner.TestKit;

/// <summary>A node of a test's own: sshd on the loopback address, with its keys and settings in a folder of its own. Strict about host keys, as users are.</summary>
public sealed class SshHost : IDisposable
{
    private const string Sshd = "/usr/sbin/sshd";
    private readonly TempFolder _folder = new();
    private Process? _daemon;

    private SshHost(int port)
    {
        Port = port;
        // What the user of this machine has a login shell do, and lock meanwhile, is no part of a test.
        Directory.CreateDirectory(_folder["home"]);
        MakeKey(HostKey);
        MakeKey(PrivateKey);
        File.Copy($"{PrivateKey}.pub", _folder["authorized_keys"]);
        File.WriteAllText(KnownHosts, $"[127.0.0.1]:{port} {File.ReadAllText($"{HostKey}.pub")}");
        File.WriteAllText(Config, $"Host *\n  User {Environment.UserName}\n  IdentityFile {PrivateKey}\n  IdentitiesOnly yes\n  UserKnownHostsFile {KnownHosts}\n  GlobalKnownHostsFile /dev/null\n");
        File.WriteAllText(_folder["sshd_config"], $"""
            Port {port}
            ListenAddress 127.0.0.1
            HostKey {HostKey}
            AuthorizedKeysFile {_folder["authorized_keys"]}
            PidFile none
            UsePAM no
            StrictModes no
            PermitRootLogin prohibit-password
            PasswordAuthentication no
            AcceptEnv EXPRUN_TEST
            SetEnv EXPRUN_TEST_HOST={_folder.Path} HOME={_folder["home"]}
            """);
    }

    /// <summary>Why there is none here; null: there is.</summary>
    public static string? Missing => !OperatingSystem.IsLinux() ? "sshd is started on Linux only" : File.Exists(Sshd) ? null : "openssh-server is not installed";

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The ssh configuration with which it is reached.</summary>
    public string Config => _folder["config"];

    /// <summary>The key with which it is entered.</summary>
    public string PrivateKey => _folder["id"];

    /// <summary>The file of known host keys that the configuration names.</summary>
    public string KnownHosts => _folder["known_hosts"];

    private string HostKey => _folder["host_key"];

    /// <summary>Starts one; the test is skipped where there is no sshd.</summary>
    public static SshHost Start()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var host = new SshHost(FreePort.Find());
        host.Resume();
        return host;
    }

    /// <summary>What a cluster file says of it.</summary>
    internal NodeSpec Spec(string name = "node") => new() { Name = name, HostName = "127.0.0.1", Port = Port, SshConfig = Config, WorkDir = _folder["work"] };

    /// <summary>The processes of its daemon and of all sessions, and what those run.</summary>
    public int[] ProcessIds => [.. _daemon is { HasExited: false } daemon ? [daemon.Id] : Array.Empty<int>(), .. Sessions];

    /// <summary>The processes of its sessions and what they run.</summary>
    public int[] Sessions => [.. Processes.With(_folder["sshd_config"]).Union(Processes.With($"EXPRUN_TEST_HOST={_folder.Path}")).Union(Children()).Where(id => id != _daemon?.Id)];

    /// <summary>Starts the daemon again.</summary>
    public void Resume()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Directory.CreateDirectory("/run/sshd");
        }
        _daemon = Process.Start(new ProcessStartInfo(Sshd, ["-D", "-e", "-f", _folder["sshd_config"]]) { RedirectStandardError = true })!;
        _daemon.ErrorDataReceived += static (_, _) => { };
        _daemon.BeginErrorReadLine();
        for (var clock = Stopwatch.StartNew(); !Answers(); Thread.Sleep(5))
        {
            Assert.False(_daemon.HasExited, "sshd ended at once");
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "sshd does not listen");
        }
    }

    /// <summary>Ends the daemon and every session, as a machine that goes away at once; what sessions ran goes too.</summary>
    public void Stop()
    {
        var all = ProcessIds;
        Signal("-KILL", all);
        _daemon?.WaitForExit();
    }

    /// <summary>Ends the daemon alone: nobody gets in any more, and those who are in stay.</summary>
    public void Refuse()
    {
        Signal("-KILL", [_daemon!.Id]);
        _daemon.WaitForExit();
    }

    /// <summary>Stops all without ending it, as a machine that sleeps.</summary>
    public void Freeze() => Signal("-STOP", ProcessIds);

    /// <summary>Lets all go on.</summary>
    public void Thaw() => Signal("-CONT", ProcessIds);

    /// <summary>Gives it another host key, as a machine that was set up anew.</summary>
    public void ChangeHostKey()
    {
        Stop();
        File.Delete(HostKey);
        MakeKey(HostKey);
        Resume();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _daemon?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Sessions rename themselves and clear their environment: they are found as what the daemon started.</summary>
    private int[] Children()
    {
        if (_daemon is not { HasExited: false } daemon)
        {
            return [];
        }
        var parents = Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0).Where(id => id != 0)
            .Select(id => (Id: id, Parent: ParentOf(id))).ToLookup(entry => entry.Parent, entry => entry.Id);
        var found = new List<int>(parents[daemon.Id]);
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(parents[found[i]]);
        }
        return [.. found.Where(Processes.IsAlive)];
    }

    private static int ParentOf(int id)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ')[1]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void MakeKey(string file) => Run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "exprun-test", "-f", file]);

    private static void Signal(string signal, int[] processes)
    {
        if (processes.Length > 0)
        {
            Run("/bin/kill", [signal, .. processes.Select(id => id.ToString())]);
        }
    }

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
    }
}
