using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>A part of a parsed expression.</summary>
/// <param name="Position">The 0-based column a fault in this part is shown at.</param>
/// <param name="Depth">How deep evaluation recurses; a row of operators such as <c>a + b + c</c> is one level, however long.</param>
internal abstract record Node(int Position, int Depth)
{
    /// <summary>The deepest of the given parts, plus one.</summary>
    protected static int Over(params ReadOnlySpan<Node> parts)
    {
        var deepest = 0;
        foreach (var part in parts)
        {
            deepest = Math.Max(deepest, part.Depth);
        }
        return deepest + 1;
    }
}

/// <summary>A number, text, true, false or null as written.</summary>
internal sealed record LiteralNode(int Position, Value Value) : Node(Position, 1);

/// <summary>A root name, resolved by the caller.</summary>
internal sealed record NameNode(int Position, string Name) : Node(Position, 1);

/// <summary><c>target.name</c></summary>
internal sealed record MemberNode(int Position, Node Target, string Name) : Node(Position, Over(Target));

/// <summary><c>target[key]</c></summary>
internal sealed record IndexNode(int Position, Node Target, Node Key) : Node(Position, Over(Target, Key));

/// <summary><c>[a, b, c]</c></summary>
internal sealed record ListNode(int Position, Node[] Items) : Node(Position, Over(Items));

/// <summary><c>-a</c>, <c>+a</c>, <c>!a</c></summary>
internal sealed record UnaryNode(int Position, char Sign, Node Operand) : Node(Position, Over(Operand));

/// <summary><c>a + b</c> and its like; the position is that of the operator.</summary>
internal sealed record BinaryNode(int Position, Operator Operator, Node Left, Node Right)
    : Node(Position, Math.Max(Over(Right), Left is BinaryNode ? Left.Depth : Over(Left)));

/// <summary><c>condition ? a : b</c></summary>
internal sealed record ConditionalNode(int Position, Node Condition, Node Then, Node Else) : Node(Position, Over(Condition, Then, Else));

/// <summary><c>function(a, b)</c></summary>
internal sealed record CallNode(int Position, Function Function, Node[] Arguments) : Node(Position, Over(Arguments));

/// <summary><c>$"text {value:format}"</c>; the last part has no value.</summary>
internal sealed record FilledTextNode(int Position, FilledTextNode.Part[] Parts)
    : Node(Position, Over([.. Parts.Select(part => part.Value).OfType<Node>()]))
{
    /// <summary>What is written, and the value behind it with its format.</summary>
    internal sealed record Part(string Text, Node? Value, NumberFormat? Format);
}
