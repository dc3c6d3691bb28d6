using ExpRunner.Nodes;
using ExpRunner.Programs.ClusterFiles;
using ExpRunner.Sweeps;

namespace ExpRunner.Hosting.Running;

/// <summary>The nodes that options name: those of a cluster file, and those that are typed one by one.</summary>
internal static class NodeChoice
{
    /// <summary>The executor that runs on nodes, as <c>--backend</c> names it.</summary>
    public const string Ssh = "ssh";

    /// <summary>How patient one is with them.</summary>
    public static NodeRules RulesOf(SweepOptions options) => new() { Silence = options.Lease };

    /// <summary>The nodes; none of them is open.</summary>
    /// <exception cref="SweepException">Something is wrong; it has all of it.</exception>
    public static IReadOnlyList<INode> Of(SweepOptions options)
    {
        var problems = new List<string>();
        var specs = Read(options, problems);
        return problems.Count == 0 ? [.. specs.Select(spec => Create(spec, RulesOf(options)))] : throw new SweepException(problems);
    }

    /// <summary>All that is wrong with what names nodes.</summary>
    public static IEnumerable<string> Problems(SweepOptions options)
    {
        var problems = new List<string>();
        if (options.Backend == Ssh)
        {
            Read(options, problems);
            return problems;
        }
        string[] typed = [.. options.Nodes.Count > 0 ? ["--node"] : Array.Empty<string>(), .. options.OnNodes is null ? Array.Empty<string>() : ["--nodes"]];
        return typed.Length == 0 ? problems : [$"{string.Join(" and ", typed)}: for other machines. Add --backend {Ssh}."];
    }

    /// <summary>Whether what stands behind <c>--cluster</c> names a file of nodes, there or not; otherwise it is HOST:PORT.</summary>
    public static bool IsFile(string cluster)
        => File.Exists(cluster) || !cluster.Contains(':', StringComparison.Ordinal) || !cluster.Split(':')[^1].All(char.IsAsciiDigit);

    private static INode Create(NodeSpec spec, NodeRules rules) => spec.IsHere ? new LocalNode(spec) : new SshNode(spec, rules);

    private static IReadOnlyList<NodeSpec> Read(SweepOptions options, List<string> problems)
    {
        var nodes = new List<NodeSpec>(FromFile(options.Cluster, problems));
        foreach (var text in options.Nodes)
        {
            Add(text, nodes, problems);
        }
        if (problems.Count > 0)
        {
            return nodes;
        }
        if (nodes.Count == 0)
        {
            problems.Add("There is no node to run on. Name a cluster file, --cluster FILE, or nodes: --node user@host:port WORKERS.");
            return nodes;
        }
        try
        {
            return options.OnNodes is { } tags ? NodeTags.Pick(tags, nodes) : nodes;
        }
        catch (FormatException fault)
        {
            problems.Add($"--nodes: {fault.Message}");
            return nodes;
        }
    }

    private static IReadOnlyList<NodeSpec> FromFile(string? path, List<string> problems)
    {
        if (path is null)
        {
            return [];
        }
        if (!IsFile(path))
        {
            problems.Add($"--cluster {path}: there is no such file. Heads of a cluster, HOST:PORT, are for --backend orleans; nodes that ssh reaches stand in a file.");
            return [];
        }
        try
        {
            return ClusterFileReader.Read(path).Nodes;
        }
        catch (SweepException fault)
        {
            problems.AddRange(fault.Problems);
            return [];
        }
    }

    /// <summary>A name that is taken is told apart by the user and the port.</summary>
    private static void Add(string text, List<NodeSpec> nodes, List<string> problems)
    {
        try
        {
            var node = NodeText.Parse(text);
            node = nodes.Any(other => other.Name == node.Name) ? node with { Name = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0] } : node;
            if (nodes.Any(other => other.Name == node.Name))
            {
                problems.Add($"--node {text}: this node is there twice. Leave one out, or give it more workers.");
            }
            nodes.Add(node);
        }
        catch (FormatException fault)
        {
            problems.Add($"--node {text}: {fault.Message}");
        }
    }
}
