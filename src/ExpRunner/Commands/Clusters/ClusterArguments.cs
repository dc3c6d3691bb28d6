using System.CommandLine;
using ExpRunner.Cluster;
using ExpRunner.Hosting.Running;

namespace ExpRunner.Hosting.Commands;

/// <summary>The options of all that goes to a cluster: where it is, and what its machines know.</summary>
internal sealed class ClusterArguments
{
    private readonly Option<string?> _cluster = new("--cluster") { Description = "Heads of the cluster, several with commas.", HelpName = "HOST:PORT" };
    private readonly Option<string?> _secretFile = FileOfSecret();

    /// <summary>Where the secret is.</summary>
    public static Option<string?> FileOfSecret()
        => new("--secret-file") { Description = $"File with the secret of the cluster; default: the variable {ClusterSecret.Variable}.", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isRequired">Whether a cluster must be named.</param>
    public void AddTo(Command command, bool isRequired)
    {
        _cluster.Required = isRequired;
        command.Options.Add(_cluster);
        command.Options.Add(_secretFile);
    }

    /// <summary>The cluster that was typed.</summary>
    public string? Heads(ParseResult typed) => typed.GetValue(_cluster);

    /// <summary>The file of the secret that was typed.</summary>
    public string? SecretFile(ParseResult typed) => typed.GetValue(_secretFile);

    /// <summary>Connects.</summary>
    /// <exception cref="ClusterException">No head answers, or it refuses, or this program has no engine.</exception>
    public Task<ICluster> ConnectAsync(ParseResult typed, CancellationToken cancel)
        => ClusterEngine.Only().ConnectAsync(new ClusterAddress(Heads(typed)!, ClusterSecret.Read(SecretFile(typed))), cancel);
}
