namespace ExpRunner.Expressions;

/// <summary>Turns tokens into nodes by binding power (Pratt 1973).</summary>
internal sealed partial class Parser
{
    private const int LongestText = 100_000;

    private const int OfConditional = 1;
    private const int OfNot = 4;
    private const int OfComparison = 5;
    private const int OfSign = 8;
    private const int OfPower = 9;

    private static readonly Dictionary<string, (int Power, Operator Operator)> Infix = new()
    {
        ["||"] = (2, Operator.Or), ["or"] = (2, Operator.Or),
        ["&&"] = (3, Operator.And), ["and"] = (3, Operator.And),
        ["=="] = (OfComparison, Operator.Equal), ["!="] = (OfComparison, Operator.NotEqual),
        ["<"] = (OfComparison, Operator.Less), ["<="] = (OfComparison, Operator.LessOrEqual),
        [">"] = (OfComparison, Operator.Greater), [">="] = (OfComparison, Operator.GreaterOrEqual),
        ["in"] = (OfComparison, Operator.In), ["not"] = (OfComparison, Operator.NotIn),
        ["+"] = (6, Operator.Add), ["-"] = (6, Operator.Subtract),
        ["*"] = (7, Operator.Multiply), ["/"] = (7, Operator.Divide), ["%"] = (7, Operator.Remainder),
        ["**"] = (OfPower, Operator.Power),
    };

    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _at;
    private int _nesting;

    private Parser(string text)
    {
        if (text.Length > LongestText)
        {
            throw new ExpressionException(text, LongestText, $"The expression is longer than {LongestText} characters.");
        }
        _text = text;
        _tokens = new Lexer(text).Read();
    }

    private Parser(Parser outer, List<Token> tokens) => (_text, _tokens, _nesting) = (outer._text, tokens, outer._nesting);

    private Token Current => _tokens[_at];

    /// <summary>Parses a whole expression.</summary>
    public static Node Parse(string text) => new Parser(text).ParseAll();

    private Node ParseAll()
    {
        if (Current.Kind == TokenKind.End)
        {
            throw Fault("The expression is empty.");
        }
        var node = ParseAbove(0);
        return Current.Kind == TokenKind.End
            ? node
            : throw Fault($"'{Current.Shown}' does not belong here; an operator or {_tokens[^1].Shown} was expected.");
    }

    /// <summary>Parses an operand and all operators that bind tighter than the given power.</summary>
    private Node ParseAbove(int power)
    {
        if (++_nesting > Limits.Deepest)
        {
            throw TooDeep();
        }
        var left = ParsePostfix(ParsePrefix());
        while (TryParseInfix(ref left, power))
        {
        }
        _nesting--;
        return left.Depth > Limits.Deepest ? throw TooDeep() : left;
    }

    private ExpressionException TooDeep() => Fault($"The expression is nested more than {Limits.Deepest} levels deep.");

    private bool TryParseInfix(ref Node left, int power)
    {
        var token = Current;
        if (token.Is("?") && OfConditional > power)
        {
            _at++;
            var then = ParseAbove(0);
            Expect(":", "a ? b : c");
            left = new ConditionalNode(token.Position, left, then, ParseAbove(OfConditional - 1));
            return true;
        }
        if (!TryInfix(out var infix) || infix.Power <= power)
        {
            return false;
        }
        _at++;
        if (infix.Operator == Operator.NotIn)
        {
            Expect("in", "a not in [b, c]");
        }
        var right = ParseAbove(infix.Power == OfPower ? OfPower - 1 : infix.Power);
        left = new BinaryNode(token.Position, infix.Operator, left, right);
        if (infix.Power == OfComparison && TryInfix(out var next) && next.Power == OfComparison)
        {
            throw Fault("Comparisons do not chain; write a < b && b < c.");
        }
        return true;
    }

    private bool TryInfix(out (int Power, Operator Operator) infix)
    {
        infix = default;
        return Current.Kind is TokenKind.Symbol or TokenKind.Word && Infix.TryGetValue(Current.Text, out infix);
    }

    private void Expect(string symbol, string example)
    {
        if (!Current.Is(symbol))
        {
            throw Fault($"'{symbol}' was expected, as in {example}.");
        }
        _at++;
    }

    private ExpressionException Fault(string reason) => new(_text, Current.Position, reason);
}
