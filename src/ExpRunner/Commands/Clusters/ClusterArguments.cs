using System.CommandLine;
using ExpRunner.Cluster;
using ExpRunner.Hosting.Running;

namespace ExpRunner.Hosting.Commands;

/// <summary>The options of all that goes to a cluster: where it is, and how one gets in.</summary>
internal sealed class ClusterArguments
{
    private readonly Option<string?> _cluster = new("--cluster") { Description = "Heads of the cluster, several with commas; with --backend ssh the cluster file.", HelpName = "HOST:PORT|FILE" };
    private readonly AccessArguments _access = new(isHead: false);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isRequired">Whether a cluster must be named.</param>
    public void AddTo(Command command, bool isRequired)
    {
        _cluster.Required = isRequired;
        command.Options.Add(_cluster);
        _access.AddTo(command);
    }

    /// <summary>The cluster that was typed.</summary>
    public string? Heads(ParseResult typed) => typed.GetValue(_cluster);

    /// <summary>The files that were typed.</summary>
    public AccessFiles Access(ParseResult typed) => _access.Bind(typed);

    /// <summary>Connects.</summary>
    /// <exception cref="ClusterException">No head answers, or it refuses, or this program has no engine.</exception>
    /// <exception cref="Sweeps.SweepException">A file that was named cannot be used.</exception>
    public Task<ICluster> ConnectAsync(ParseResult typed, CancellationToken cancel)
    {
        var access = Access(typed).Read();
        return ClusterEngine.Only().ConnectAsync(new ClusterAddress(Heads(typed)!, access), cancel);
    }
}
