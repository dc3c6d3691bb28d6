using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Expressions;

/// <summary>Computes the value of a parsed expression by walking its nodes.</summary>
internal sealed class Evaluator(Evaluation evaluation)
{
    private const int MostNames = 12;
    private readonly ExpressionScope _scope = evaluation.Scope;

    /// <summary>The value of a whole expression, which is neither too deep nor too large to be written.</summary>
    public Value EvaluateAll(Node root) => Limits.Checked(Evaluate(root), At(root));

    /// <summary>The value of a part of the expression.</summary>
    public Value Evaluate(Node node)
    {
        var place = At(node);
        place.Spend(1);
        return Evaluate(node, place);
    }

    private Value Evaluate(Node node, Place place) => node switch
    {
        LiteralNode literal => literal.Value,
        NameNode name => _scope.Find(name.Name) ?? throw place.Fault(UnknownName(name.Name)),
        MemberNode member => MemberOf(Evaluate(member.Target), member.Name, place),
        IndexNode { Target: NameNode name } row when _scope.Table(name.Name) is { } table => RowOf(table, name.Name, Evaluate(row.Key), place),
        IndexNode index => ItemOf(Evaluate(index.Target), Evaluate(index.Key), place),
        ListNode list => Value.List(Array.ConvertAll(list.Items, Evaluate)),
        UnaryNode { Sign: '!' } not => Value.Of(!IsTrue(not.Operand)),
        UnaryNode sign => Signed(sign),
        BinaryNode binary => Combine(binary),
        ConditionalNode conditional => Evaluate(IsTrue(conditional.Condition) ? conditional.Then : conditional.Else),
        CallNode { Function.Name: "len", Arguments: [NameNode name] } when _scope.Table(name.Name) is { } table => Value.Of((long)table.Count),
        CallNode call => call.Function.Call(Array.ConvertAll(call.Arguments, Evaluate), place),
        FilledTextNode filled => Filled(filled, place),
        _ => throw place.Fault("This cannot be evaluated."),
    };

    /// <summary>Whether a part is true; null is not, and anything but a boolean is an error.</summary>
    public bool IsTrue(Node node) => IsTrue(Evaluate(node), node);

    private bool IsTrue(Value value, Node node) => value.Kind switch
    {
        ValueKind.Boolean => value.AsBoolean(),
        ValueKind.Null when !evaluation.IsStrict => false,
        _ => throw At(node).Fault($"True or false was expected here, not {Place.Name(value)}."),
    };

    private Place At(Node node) => evaluation.At(node);

    private Value Signed(UnaryNode node)
    {
        var value = Evaluate(node.Operand);
        if (value.IsNull && !evaluation.IsStrict)
        {
            return value;
        }
        var number = At(node).Number(value, $"'{node.Sign}'");
        return node.Sign == '-' ? Value.Of(-number) : value;
    }

    private Value Filled(FilledTextNode node, Place place)
    {
        var text = new StringBuilder();
        foreach (var part in node.Parts)
        {
            text.Append(part.Text).Append(part.Value is null ? "" : Written(Evaluate(part.Value), part.Format, At(part.Value)));
            Limits.CheckText(text.Length, place);
        }
        return Value.Of(text.ToString());
    }

    private static string Written(Value value, NumberFormat? format, Place place) => value.IsNull switch
    {
        true when place.IsStrict => throw place.Fault("Null cannot stand in text."),
        true => "",
        _ => format?.Apply(value, place) ?? WrittenText.Of(value, place),
    };

    /// <summary>Works a row of operators off from the left without recursion, so that its length costs no stack.</summary>
    private Value Combine(BinaryNode last)
    {
        var row = new Stack<BinaryNode>();
        Node first = last;
        while (first is BinaryNode binary)
        {
            row.Push(binary);
            first = binary.Left;
        }
        var left = Evaluate(first);
        while (row.TryPop(out var next))
        {
            left = next.Operator switch
            {
                Operator.And => Value.Of(IsTrue(left, next.Left) && IsTrue(next.Right)),
                Operator.Or => Value.Of(IsTrue(left, next.Left) || IsTrue(next.Right)),
                _ => Combine(next.Operator, left, Evaluate(next.Right), At(next)),
            };
        }
        return left;
    }

    private static Value Combine(Operator op, Value left, Value right, Place place) => op switch
    {
        Operator.Equal => Value.Of(Comparing.AreEqual(left, right, place)),
        Operator.NotEqual => Value.Of(!Comparing.AreEqual(left, right, place)),
        Operator.In => Value.Of(Comparing.Holds(right, left, place)),
        Operator.NotIn => Value.Of(!Comparing.Holds(right, left, place)),
        >= Operator.Less and <= Operator.GreaterOrEqual => Value.Of(Comparing.IsOrdered(op, left, right, place)),
        Operator.Add => Arithmetic.Add(left, right, place),
        _ => Arithmetic.Compute(op, left, right, place),
    };

    /// <summary>Lenient, a member that an object lacks is null: the configs of one sweep need not have the same members.</summary>
    private static Value MemberOf(Value target, string name, Place place) => target.Kind switch
    {
        ValueKind.Object when target.TryGet(name, out var value) => value,
        ValueKind.Object when place.IsStrict => throw place.Fault(Lacking(target, name)),
        ValueKind.Object => Value.Null,
        ValueKind.Null when !place.IsStrict => Value.Null,
        _ => throw place.Fault($"'{name}' is looked up in {Place.Name(target)}, which has no members."),
    };

    private static string Lacking(Value target, string name)
    {
        var names = target.Names.ToArray();
        var hint = NearNames.Hint(name, names);
        return hint.Length > 0 ? $"There is no member '{name}'.{hint}"
            : names.Length == 0 ? $"There is no member '{name}'; the object is empty."
            : $"There is no member '{name}'; there are {string.Join(", ", names.Take(MostNames))}{(names.Length > MostNames ? ", ..." : ".")}";
    }

    private string UnknownName(string name)
        => _scope.Table(name) is null ? $"Unknown name '{name}'." : $"'{name}' needs an index, as in {name}[-1].";

    private static Value RowOf(IExpressionTable table, string name, Value key, Place place)
    {
        if (key.Kind == ValueKind.Text)
        {
            return table.Find(key.AsText(), out var hint) ?? throw place.Fault($"{name} has nothing named '{key}'.{hint}");
        }
        return table.At(place.Index(key, table.Count, name));
    }

    private static Value ItemOf(Value target, Value key, Place place)
    {
        if ((target.IsNull || key.IsNull) && !place.IsStrict)
        {
            return Value.Null;
        }
        if (target.Kind == ValueKind.Object)
        {
            return MemberOf(target, place.TextOf(key, "The index of an object"), place);
        }
        if (target.Kind != ValueKind.List)
        {
            throw place.Fault($"Only lists and objects have an index, not {Place.Name(target)}.");
        }
        return target.Items[place.Index(key, target.Items.Length, "a list")];
    }
}
