using ExpRunner.Nodes;
using ExpRunner.Programs.SweepFiles;
using ExpRunner.Programs.SweepFiles.Yaml;
using ExpRunner.Sweeps;

namespace ExpRunner.Programs.ClusterFiles;

/// <summary>Reads cluster files, those of Patas too; docs/nodes.md says what they hold.</summary>
internal static class ClusterFileReader
{
    private static readonly string[] Keys = ["name", "nodes"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="SweepException">It cannot be read, or something in it is wrong; it has all of it, in order of the lines.</exception>
    public static ClusterFile Read(string path) => ReadText(TextFile.Read(path), path);

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The file's path, for messages and because files named in it are relative to it.</param>
    /// <exception cref="SweepException">Something in it is wrong; it has all of it, in order of the lines.</exception>
    public static ClusterFile ReadText(string text, string path)
    {
        var problems = new ProblemList();
        var documents = YamlReader.Read(text, path, problems);
        if (documents is not [YamlMap head, ..])
        {
            throw problems.Fatal(documents.Count == 0 ? new(path, 1, 1) : documents[0].Place,
                documents.Count == 0 || documents[0].Value.IsNull ? "the file is empty. Give it nodes: at least." : $"the file is {documents[0].Kind}, where an object with nodes: belongs.");
        }
        if (head.Find("nodes") is null)
        {
            throw problems.Fatal(head.Place, head.Find("stages") is not null || head.Find("cmd") is not null
                ? "this is a file of an experiment. --cluster takes a cluster file: an object with nodes:."
                : "a cluster file needs nodes:, a list such as [{ hostname: one }].");
        }
        var section = Section.Closed(head, "a cluster file", Keys, problems);
        var nodes = Nodes(section, path, problems);
        var name = section.Text("name");
        problems.ThrowIfAny();
        return new(name, nodes);
    }

    private static List<NodeSpec> Nodes(Section head, string path, ProblemList problems)
    {
        var nodes = new List<NodeSpec>();
        var member = head.Find("nodes")!;
        if (member.Node is not YamlList { Items.Count: > 0 } list)
        {
            problems.Add(member.Place, $"'nodes' is {(member.Node is YamlList ? "an empty list" : member.Node.Kind)}, where a list of nodes belongs, such as [{{ hostname: one }}].");
            return nodes;
        }
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                problems.Add(item.Place, $"a node is {item.Kind}, where an object such as {{ hostname: one, workers: 4 }} belongs.");
            }
            else if (new NodeReader(map, path, problems).Read() is { } node)
            {
                CheckName(node, nodes, map, problems);
                nodes.Add(node);
            }
        }
        return nodes;
    }

    private static void CheckName(NodeSpec node, List<NodeSpec> before, YamlMap map, ProblemList problems)
    {
        if (before.Any(other => other.Name == node.Name))
        {
            var named = map.Find("name");
            problems.Add(named?.Node.Place ?? map.Place, $"another node is called '{node.Name}'. Give each a {(named is null ? "name: of its own; without one it is called by its hostname" : "name of its own")}.");
        }
    }
}
