using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>One use of a name.</summary>
/// <param name="Root">The name the caller resolves.</param>
/// <param name="Path">The name and the members that follow it.</param>
/// <param name="Position">The 0-based column of the name.</param>
internal readonly record struct NameUse(string Root, string Path, int Position);

/// <summary>Which names an expression uses, and where.</summary>
internal static class NameUses
{
    /// <summary>Every path of an expression, in the order of the text.</summary>
    public static IReadOnlyList<NameUse> Of(Node root)
    {
        var uses = new List<NameUse>();
        var open = new Stack<Node>([root]);
        while (open.TryPop(out var node))
        {
            if (UseOf(node) is { } use)
            {
                uses.Add(use);
                continue;
            }
            foreach (var part in Parts(node).Reverse())
            {
                open.Push(part);
            }
        }
        return uses;
    }

    /// <summary>Every index into a name, in the order of the text.</summary>
    public static IEnumerable<IndexNode> IndexesOf(Node root, string name)
    {
        var open = new Stack<Node>([root]);
        while (open.TryPop(out var node))
        {
            if (node is IndexNode { Target: NameNode target } index && target.Name == name)
            {
                yield return index;
            }
            foreach (var part in Parts(node).Reverse())
            {
                open.Push(part);
            }
        }
    }

    /// <summary>Whether a path is a known one, leads to a known one, or lies below a known one that has nothing known below it.</summary>
    public static bool IsKnown(string path, IReadOnlyCollection<string> known)
        => known.Any(name => name == path || IsBelow(name, path))
            || known.Any(name => IsBelow(path, name) && !known.Any(other => IsBelow(other, name)));

    private static bool IsBelow(string path, string parent)
        => path.Length > parent.Length && path[parent.Length] == '.' && path.StartsWith(parent, StringComparison.Ordinal);

    /// <summary>A name followed by nothing but members, or null.</summary>
    private static NameUse? UseOf(Node node) => node switch
    {
        NameNode name => new(name.Name, name.Name, name.Position),
        MemberNode member => Below(UseOf(member.Target), member.Name),
        IndexNode { Key: LiteralNode { Value.Kind: ValueKind.Text } key } index => Below(UseOf(index.Target), key.Value.AsText()),
        _ => null,
    };

    private static NameUse? Below(NameUse? use, string name) => use is { } found ? found with { Path = $"{found.Path}.{name}" } : null;

    private static IEnumerable<Node> Parts(Node node) => node switch
    {
        MemberNode member => [member.Target],
        IndexNode index => [index.Target, index.Key],
        ListNode list => list.Items,
        UnaryNode unary => [unary.Operand],
        BinaryNode binary => [binary.Left, binary.Right],
        ConditionalNode conditional => [conditional.Condition, conditional.Then, conditional.Else],
        CallNode call => call.Arguments,
        FilledTextNode filled => filled.Parts.Select(part => part.Value).OfType<Node>(),
        _ => [],
    };
}
