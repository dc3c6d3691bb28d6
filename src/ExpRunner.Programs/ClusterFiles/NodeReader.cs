using System.Text.RegularExpressions;
using ExpRunner.Nodes;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.ClusterFiles;

/// <summary>Reads one node of a cluster file.</summary>
internal sealed partial class NodeReader
{
    /// <summary>Every key of a node; <c>procs</c> is what Patas once called workers.</summary>
    internal static readonly string[] Keys =
    [
        "name", "hostname", "user", "port", "private_key", "workers", "procs", "tags", "workdir", "environment", "slots", "cpus", "gpus", "memory",
        "ssh_config", "check_host_key",
    ];

    private readonly YamlMap _map;
    private readonly Section _section;
    private readonly string _file;
    private readonly ProblemList _problems;

    public NodeReader(YamlMap map, string file, ProblemList problems)
        => (_map, _section, _file, _problems) = (map, Section.Closed(map, "a node", Keys, problems), file, problems);

    /// <summary>The node; null: nobody can say which it is. What is wrong is noted.</summary>
    public NodeSpec? Read()
    {
        var host = Part("hostname", NodeText.FaultOfHost);
        if (_section.Find("hostname") is null)
        {
            _problems.Add(_map.Place, "a node has no hostname:. Add the name or the address that ssh takes, or localhost for this machine.");
        }
        var node = new NodeSpec
        {
            Name = _section.Text("name") ?? host ?? "",
            HostName = host is null ? NodeSpec.ThisMachine : NodeText.WithoutBrackets(host),
            User = Part("user", NodeText.FaultOfUser),
            Port = Port(),
            PrivateKey = File("private_key"),
            SshConfig = File("ssh_config"),
            ChecksHostKey = _section.Flag("check_host_key") ?? true,
            Workers = Workers(),
            Tags = Tags(),
            WorkDir = _section.Text("workdir", "a folder"),
            Environment = Environment(),
            Slots = List("slots", "a list of what each slot binds, such as [0, 1]"),
            Cpus = _section.Number("cpus", ResourceRules.WantedCpus, ResourceRules.IsCpus),
            Gpus = Gpus(),
            Memory = _section.Size("memory"),
        };
        return node.Name.Length > 0 ? node : null;
    }

    private string? Part(string key, Func<string, string?> faultOf)
    {
        if (_section.Scalar(key, "text") is not { } scalar)
        {
            return null;
        }
        if (faultOf(scalar.Text) is { } fault)
        {
            _problems.Add(scalar.Place, $"{key}: {fault}");
        }
        return scalar.Text;
    }

    private int? Port()
    {
        var port = _section.Count("port");
        if (port > NodeText.LargestPort)
        {
            _problems.Add(_section.Find("port")!.Node.Place, $"port: there are ports up to {NodeText.LargestPort}.");
        }
        return port;
    }

    private int? Workers()
    {
        var workers = _section.Count("workers");
        if (workers is not null && _section.Find("procs") is { } twice)
        {
            _problems.Add(twice.Place, "'procs' and 'workers' say the same. Remove one of the two.");
        }
        return workers ?? _section.Count("procs");
    }

    /// <summary>A file of this machine, <c>~</c> its user's folder, relative to the cluster file.</summary>
    private string? File(string key)
    {
        if (_section.Scalar(key, "a file") is not { } scalar)
        {
            return null;
        }
        var path = NodeText.OwnFile(scalar.Text, Path.GetDirectoryName(Path.GetFullPath(_file))!);
        if (!System.IO.File.Exists(path))
        {
            _problems.Add(scalar.Place, $"{key}: there is no file {path} on this machine. Correct it; without {key}: ssh takes what it has for the node.");
        }
        return path;
    }

    /// <summary>A list of words, or words with blanks or commas between.</summary>
    private string[] Tags()
    {
        if (_section.Find("tags")?.Node is null or YamlScalar { Value.IsNull: true } or YamlList { Items.Count: 0 })
        {
            return [];
        }
        var tags = new List<string>();
        foreach (var scalar in _section.Scalars("tags", "words") ?? [])
        {
            string[] words = _section.Find("tags")!.Node is YamlList ? [scalar.Text] : scalar.Text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            foreach (var tag in words.Where(tag => !NodeText.IsTag(tag)))
            {
                _problems.Add(scalar.Place, $"'{tag}' is no tag. Write {NodeText.WantedTag}.");
            }
            tags.AddRange(words);
        }
        return [.. tags.Distinct()];
    }

    /// <summary>Values are text as it stands there: nothing in them is expanded.</summary>
    private List<KeyValuePair<string, string>> Environment()
    {
        var variables = new List<KeyValuePair<string, string>>();
        foreach (var member in _section.Map("environment", "an object of variables")?.Members ?? [])
        {
            if (!VariableName().IsMatch(member.Name))
            {
                _problems.Add(member.Place, $"'{member.Name}' cannot be a variable's name in a shell. Write letters, digits and _.");
            }
            if (member.Node is YamlScalar { Value.IsNull: false } scalar)
            {
                variables.Add(new(member.Name, scalar.Text));
            }
            else
            {
                _section.Wrong(member, "text ('' for an empty one)");
            }
        }
        return variables;
    }

    private string[]? Gpus()
    {
        if (_section.Find("gpus")?.Node is YamlScalar { Value.Kind: ValueKind.Number } number)
        {
            _problems.Add(number.Place, $"gpus: {number.Text} may be a count or the id of a device. Write the ids as a list: [0, 1].");
            return null;
        }
        return _section.Find("gpus") is null ? null : List("gpus", "a list of the ids of its devices, such as [0, 1]");
    }

    private string[] List(string key, string wanted)
        => _section.Find(key)?.Node is null or YamlList { Items.Count: 0 } ? [] : [.. (_section.Scalars(key, wanted) ?? []).Select(item => item.Text)];

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex VariableName();
}
