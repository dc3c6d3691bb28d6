using ExpRunner.Nodes;
using ExpRunner.Values;

namespace ExpRunner.Programs.ClusterFiles;

/// <summary>Picks nodes by what they are or have: <c>gpu+x86,big</c> is those with both gpu and x86, and those with big. A node's name counts as a tag of it.</summary>
internal static class NodeTags
{
    /// <summary>The nodes that are meant, in order.</summary>
    /// <exception cref="FormatException">It cannot be read, asks for a tag that no node has, or means none.</exception>
    public static IReadOnlyList<NodeSpec> Pick(string text, IReadOnlyList<NodeSpec> nodes)
    {
        string[][] ways = [.. text.Split(',').Select(way => way.Split('+', StringSplitOptions.TrimEntries))];
        if (ways.Any(way => way.Any(tag => tag.Length == 0)))
        {
            throw new FormatException($"'{text}' has a place without a tag. Write tags with + for and, with commas for or: gpu+x86,big.");
        }
        string[] known = [.. nodes.SelectMany(Of).Distinct()];
        if (ways.SelectMany(way => way).FirstOrDefault(tag => !known.Contains(tag)) is { } unknown)
        {
            var hint = NearNames.Hint(unknown, known);
            throw new FormatException($"no node has the tag '{unknown}'.{(hint.Length > 0 ? hint : $" There are: {string.Join(", ", known)}.")}");
        }
        NodeSpec[] picked = [.. nodes.Where(node => ways.Any(way => way.All(Of(node).Contains)))];
        return picked.Length > 0 ? picked : throw new FormatException($"no node has all of '{text}'. A comma means or: {text.Replace('+', ',')}.");
    }

    private static string[] Of(NodeSpec node) => [node.Name, .. node.Tags];
}
