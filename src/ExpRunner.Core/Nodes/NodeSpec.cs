namespace ExpRunner.Nodes;

/// <summary>What people say of a node.</summary>
internal sealed record NodeSpec
{
    /// <summary>The name of this machine, which is reached without any connection where neither user, port nor key is given.</summary>
    public const string ThisMachine = "localhost";

    /// <summary>What it is called in messages and results; each node has its own.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is: a name or an address, or an entry of the user's ssh configuration.</summary>
    public string HostName { get; init; } = ThisMachine;

    /// <summary>Who logs in; null: as the user's ssh does.</summary>
    public string? User { get; init; }

    /// <summary>The port; null: as the user's ssh does.</summary>
    public int? Port { get; init; }

    /// <summary>The file of the private key; null: as the user's ssh does.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>The configuration file of ssh; null: the user's.</summary>
    public string? SshConfig { get; init; }

    /// <summary>Whether its host key must be known, as the user's ssh says; only a cluster file can say no.</summary>
    public bool ChecksHostKey { get; init; } = true;

    /// <summary>Attempts that run at once; null: as many as there is room for, one a processor.</summary>
    public int? Workers { get; init; }

    /// <summary>What it is or has, in words.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The folder on the node in which attempts run and files are kept, <c>~</c> and variables in it the node's; null: <c>~/.exprun</c> for files, the login folder to run in.</summary>
    public string? WorkDir { get; init; }

    /// <summary>Variables of everything that runs there, over those it has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>What each slot binds, such as the number of a device, or two with a comma; none: what the gpus say.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>Processors; null: those found there.</summary>
    public double? Cpus { get; init; }

    /// <summary>The ids of its graphics processors; null: those found there.</summary>
    public IReadOnlyList<string>? Gpus { get; init; }

    /// <summary>Memory in bytes; null: what is found there.</summary>
    public long? Memory { get; init; }

    /// <summary>Whether it is this machine, reached without a connection.</summary>
    public bool IsHere => HostName == ThisMachine && User is null && Port is null && PrivateKey is null;
}
