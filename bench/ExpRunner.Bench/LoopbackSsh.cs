using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ExpRunner.Nodes;

namespace ExpRunner.Bench;

/// <summary>An sshd on the loopback address, with keys of its own.</summary>
internal sealed class LoopbackSsh : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exprun-ssh-").FullName;
    private readonly Process _daemon;

    public LoopbackSsh()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        Directory.CreateDirectory("/run/sshd");
        foreach (var key in (string[])["host", "id"])
        {
            Process.Start("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", In(key)]).WaitForExit();
        }
        File.WriteAllText(In("known"), $"[127.0.0.1]:{Port} {File.ReadAllText(In("host.pub"))}");
        File.WriteAllText(In("config"), $"Host *\n  IdentityFile {In("id")}\n  IdentitiesOnly yes\n  UserKnownHostsFile {In("known")}\n");
        File.WriteAllText(In("sshd"), $"Port {Port}\nListenAddress 127.0.0.1\nHostKey {In("host")}\nAuthorizedKeysFile {In("id.pub")}\nPidFile none\nUsePAM no\nStrictModes no\nSetEnv HOME={Directory.CreateDirectory(In("home")).FullName}\n");
        _daemon = Process.Start("/usr/sbin/sshd", ["-D", "-f", In("sshd")]);
    }

    public int Port { get; }

    /// <summary>The node it is.</summary>
    public INode Node(NodeRules rules)
        => new SshNode(new NodeSpec { Name = "loopback", HostName = "127.0.0.1", Port = Port, SshConfig = In("config"), WorkDir = In("work"), Workers = 2 }, rules);

    /// <summary>The beginning of a command line that reaches it, over a connection that is shared where the socket is.</summary>
    public string ByHand(string socket) => $"ssh -F {In("config")} -p {Port} -S {socket}";

    public void Dispose()
    {
        _daemon.Kill(entireProcessTree: true);
        _daemon.WaitForExit();
        Directory.Delete(_folder, recursive: true);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
