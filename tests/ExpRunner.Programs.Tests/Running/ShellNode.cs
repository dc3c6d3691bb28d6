using ExpRunner.Execution;
using ExpRunner.Nodes;

namespace ExpRunner.Programs.Tests.Running;

/// <summary>A node that is a shell of this machine in another session, with another home: what ssh does, without the network.</summary>
internal sealed class ShellNode(string home, params string[] shell) : INode
{
    private readonly string[] _shell = shell.Length > 0 ? shell : ["/bin/sh"];
    private volatile bool _isAway;

    public NodeSpec Spec { get; init; } = new() { Name = "away", HostName = "away.example", Workers = 2 };

    public bool IsHere => false;

    /// <summary>How often it was opened.</summary>
    public int Opened { get; private set; }

    /// <summary>Nobody gets there any more.</summary>
    public void GoAway() => _isAway = true;

    public Task<NodeFacts> OpenAsync(CancellationToken cancel)
    {
        Opened++;
        if (_isAway)
        {
            throw new NodeException("it is away.");
        }
        Directory.CreateDirectory(home);
        var files = Path.Join(home, ".exprun");
        Directory.CreateDirectory(files);
        return Task.FromResult(new NodeFacts { Host = "away", WorkDir = Spec.WorkDir ?? files, Cpus = 2, Variables = new Dictionary<string, string> { ["HOME"] = home, ["PATH"] = "/usr/local/bin:/usr/bin:/bin", ["THERE"] = "over there" } });
    }

    public Task CloseAsync() => Task.CompletedTask;

    public ProcessCommand Command(string script, bool isEndTold = true) => new()
    {
        FileName = "/usr/bin/setsid",
        Arguments = ["--wait", "/usr/bin/env", "-i", $"HOME={home}", "PATH=/usr/local/bin:/usr/bin:/bin", "THERE=over there", .. _shell, "-c", script],
        WorkingDirectory = home,
    };

    public bool IsCutOff(ProcessEnd end) => end.ExitCode is 255 or 137;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
