using System.Globalization;
using ExpRunner.Execution;

namespace ExpRunner.Nodes;

/// <summary>The command lines of ssh for a node: never a question, never a password, and of the user's configuration what leads to the node.</summary>
internal static class SshCommand
{
    private const string Program = "ssh";

    /// <summary>The connection that commands share; it ends when it has heard nothing from the node for so long.</summary>
    public static ProcessCommand Share(NodeSpec spec, NodeRules rules, string socket)
        => Command(spec, [.. Connecting(spec, rules, "ERROR"), "-M", "-N", "-S", socket, "-o", "ControlPersist=no"]);

    /// <summary>A command over the shared connection; where that takes no more sessions, by a connection of its own.</summary>
    public static ProcessCommand Over(NodeSpec spec, NodeRules rules, string socket, string command)
        => Command(spec, [.. Connecting(spec, rules, "FATAL"), "-S", socket, "-o", "ControlMaster=no"], command);

    /// <summary>A command where no connection can be shared.</summary>
    public static ProcessCommand Alone(NodeSpec spec, NodeRules rules, string command)
        => Command(spec, [.. Connecting(spec, rules, "ERROR"), "-S", "none"], command);

    /// <summary>A command that ends at once as one whose connection was lost.</summary>
    public static ProcessCommand Lost(NodeSpec spec)
        => Command(spec, ["-o", "BatchMode=yes", "-o", "LogLevel=FATAL", "-S", "none", "-o", "ProxyCommand=false"], "true");

    /// <summary>How a person tries the same, for messages.</summary>
    public static string ByHand(NodeSpec spec)
    {
        string[] words =
        [
            Program,
            .. spec.SshConfig is { } config ? ["-F", config] : Array.Empty<string>(),
            .. spec.Port is { } port ? ["-p", Text(port)] : Array.Empty<string>(),
            .. spec.PrivateKey is { } key ? ["-i", key] : Array.Empty<string>(),
            spec.User is { } user ? $"{user}@{spec.HostName}" : spec.HostName,
            "true",
        ];
        return string.Join(' ', words);
    }

    private static ProcessCommand Command(NodeSpec spec, IReadOnlyList<string> options, params string[] remote)
        => new() { FileName = Program, Arguments = [.. spec.SshConfig is { } config ? ["-F", config] : Array.Empty<string>(), .. options, "--", spec.HostName, .. remote], LeadsGroup = true };

    private static IEnumerable<string> Connecting(NodeSpec spec, NodeRules rules, string logLevel)
    {
        string[] settings =
        [
            "BatchMode=yes",
            $"LogLevel={logLevel}",
            "ClearAllForwardings=yes",
            "PermitLocalCommand=no",
            "RemoteCommand=none",
            $"ConnectTimeout={Seconds(rules.Opening / 2)}",
            $"ServerAliveInterval={Seconds(rules.Silence / 3)}",
            "ServerAliveCountMax=2",
            .. spec.ChecksHostKey ? Array.Empty<string>() : ["StrictHostKeyChecking=no", $"UserKnownHostsFile={(OperatingSystem.IsWindows() ? "NUL" : "/dev/null")}"],
            .. spec.PrivateKey is null ? Array.Empty<string>() : ["IdentitiesOnly=yes"],
        ];
        return ["-T", .. settings.SelectMany(setting => new[] { "-o", setting }),
            .. spec.User is { } user ? ["-l", user] : Array.Empty<string>(),
            .. spec.Port is { } port ? ["-p", Text(port)] : Array.Empty<string>(),
            .. spec.PrivateKey is { } key ? ["-i", key] : Array.Empty<string>()];
    }

    private static string Seconds(TimeSpan time) => Text(Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
