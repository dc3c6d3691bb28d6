using ExpRunner.Execution;

namespace ExpRunner.Nodes;

/// <summary>A connection to a node that commands share: a process of ssh, and a socket in a folder of its own. All of it ends with this process, whatever ends that.</summary>
internal sealed class SshConnection : IAsyncDisposable
{
    /// <summary>ssh makes its socket under a longer name first, and names of sockets may have about a hundred characters.</summary>
    private const int LongestFolder = 60;

    /// <summary>Watches over ssh: ends it when standard input ends, and clears the folder when it ends.</summary>
    private const string Guard = """
        trap '' INT HUP QUIT
        folder=$1; shift
        exec 3<&0
        "$@" 3<&- </dev/null &
        ssh=$!
        { cat; kill $ssh; } <&3 >/dev/null 2>&1 &
        watch=$!
        trap 'kill $ssh' TERM
        wait $ssh; code=$?
        kill $watch 2>/dev/null
        wait $watch 2>/dev/null
        rm -rf "$folder"
        exit $code
        """;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly NodeSpec _spec;
    private readonly OwnedProcess _process;
    private readonly string _folder;

    private SshConnection(NodeSpec spec, OwnedProcess process, string folder) => (_spec, _process, _folder) = (spec, process, folder);

    /// <summary>The socket over which commands go.</summary>
    public string Socket => Path.Combine(_folder, "s");

    /// <summary>Whether it has ended.</summary>
    public bool IsLost => _process.Ended.IsCompleted;

    /// <summary>Connects.</summary>
    /// <exception cref="NodeException">The node cannot be reached, or does not let us in.</exception>
    public static async Task<SshConnection> OpenAsync(NodeSpec spec, NodeRules rules, CancellationToken cancel)
    {
        var folder = MakeFolder();
        var ssh = SshCommand.Share(spec, rules, Path.Combine(folder, "s"));
        var connection = new SshConnection(spec, Start(ssh, folder), folder);
        try
        {
            await connection.ReadyAsync(cancel).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Input.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
        await Task.WhenAny(_process.Ended, Task.Delay(Patience)).ConfigureAwait(false);
        await _process.EndTreeAsync(TimeSpan.Zero).ConfigureAwait(false);
        _process.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>The socket is there as soon as the node has let us in.</summary>
    private async Task ReadyAsync(CancellationToken cancel)
    {
        while (!File.Exists(Socket))
        {
            if (IsLost)
            {
                throw SshFault.Of(_spec, _process.Printed);
            }
            await Task.Delay(LookAgain, cancel).ConfigureAwait(false);
        }
    }

    private static OwnedProcess Start(ProcessCommand ssh, string folder)
    {
        try
        {
            return OwnedProcess.Start(new ProcessCommand { FileName = "/bin/sh", Arguments = ["-c", Guard, "sh", folder, ssh.FileName, .. ssh.Arguments], LeadsGroup = true });
        }
        catch (ExecutorException fault)
        {
            Directory.Delete(folder);
            throw new NodeException(fault.Message, fault);
        }
    }

    private static string MakeFolder()
    {
        if (Path.GetTempPath().Length <= LongestFolder || OperatingSystem.IsWindows())
        {
            return Directory.CreateTempSubdirectory("exprun-").FullName;
        }
        var folder = $"/tmp/exprun-{Guid.NewGuid():N}"[..24];
        return Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }
}
