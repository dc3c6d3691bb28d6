using ExpRunner.Values;

namespace ExpRunner.Expressions;

internal sealed partial class Parser
{
    private Node ParsePrefix()
    {
        var token = Current;
        _at++;
        switch (token.Kind)
        {
            case TokenKind.Literal:
                return new LiteralNode(token.Position, token.Value);
            case TokenKind.FilledText:
                return new FilledTextNode(token.Position, [.. token.Parts!.Select(ParsePart)]);
            case TokenKind.Name when Current.Is("("):
                return ParseCall(token);
            case TokenKind.Name:
                return new NameNode(token.Position, token.Text);
            case TokenKind.Word when token.Text is "true" or "false":
                return new LiteralNode(token.Position, Value.Of(token.Text == "true"));
            case TokenKind.Word when token.Text == "null":
                return new LiteralNode(token.Position, Value.Null);
            case TokenKind.Word when token.Text == "not":
                return new UnaryNode(token.Position, '!', ParseAbove(OfNot));
            case TokenKind.Symbol when token.Text is "-" or "+" or "!":
                return new UnaryNode(token.Position, token.Text[0], ParseAbove(OfSign));
            case TokenKind.Symbol when token.Text == "[":
                return new ListNode(token.Position, ParseItems("]"));
            case TokenKind.Symbol when token.Text == "(":
                var inner = ParseAbove(0);
                Expect(")", "(a + b)");
                return inner;
            default:
                _at--;
                throw Fault($"A value was expected, not {(token.Kind == TokenKind.End ? token.Shown : $"'{token.Shown}'")}.");
        }
    }

    private FilledTextNode.Part ParsePart(FilledPart part)
    {
        if (part.Hole is not { } hole)
        {
            return new(part.Text, null, null);
        }
        var value = new Parser(this, hole.Tokens).ParseAll();
        var format = hole.Format is { } text ? NumberFormat.Parse(text, reason => new(_text, hole.FormatPosition, reason)) : null;
        return new(part.Text, value, format);
    }

    private Node ParsePostfix(Node target)
    {
        while (target.Depth <= Limits.Deepest)
        {
            var token = Current;
            if (token.Is("."))
            {
                _at++;
                target = Current.Kind is TokenKind.Name or TokenKind.Word
                    ? new MemberNode(token.Position, target, _tokens[_at++].Text)
                    : throw Fault("The name of a member was expected after the dot.");
            }
            else if (token.Is("["))
            {
                _at++;
                target = new IndexNode(token.Position, target, ParseAbove(0));
                Expect("]", "list[0]");
            }
            else
            {
                return target;
            }
        }
        throw TooDeep();
    }

    private CallNode ParseCall(Token name)
    {
        if (!Functions.All.TryGetValue(name.Text, out var function))
        {
            var hint = NearNames.Hint(name.Text, Functions.All.Keys);
            throw new ExpressionException(_text, name.Position, $"There is no function '{name.Shown}'.{(hint.Length > 0 ? hint : " Known are: " + string.Join(", ", Functions.All.Keys) + ".")}");
        }
        _at++;
        var arguments = ParseItems(")");
        if (arguments.Length < function.Least || arguments.Length > function.Most)
        {
            throw new ExpressionException(_text, name.Position, $"Write {function.Usage}; {arguments.Length} arguments were given.");
        }
        return new(name.Position, function, arguments);
    }

    private Node[] ParseItems(string close)
    {
        var items = new List<Node>();
        while (!Current.Is(close))
        {
            items.Add(ParseAbove(0));
            if (!Current.Is(close))
            {
                Expect(",", close == "]" ? "[a, b]" : "function(a, b)");
            }
        }
        _at++;
        return [.. items];
    }
}
