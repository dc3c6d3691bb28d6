using System.Text;

namespace ExpRunner.Programs.Import;

/// <summary>
/// Writes a Python expression in the language of sweep files. What that language lacks (lambda, comprehensions, slices, methods but a few) is
/// an error that names it.
/// </summary>
internal sealed partial class PythonExpression
{
    private const int DeepestNesting = 100;

    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["abs"] = "abs", ["min"] = "min", ["max"] = "max", ["sum"] = "sum", ["len"] = "len", ["str"] = "text", ["float"] = "number", ["int"] = "trunc",
        ["round"] = "round", ["pow"] = "pow", ["sorted"] = "sort", ["range"] = "range", ["any"] = "any", ["all"] = "all",
    };

    private static readonly string[] OfMath =
        ["sqrt", "exp", "log", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "floor", "ceil", "trunc", "hypot", "pow", "pi"];

    private readonly List<PythonToken> _tokens;
    private readonly Func<string, string> _nameOf;
    private int _at;
    private int _nesting;

    private PythonExpression(string text, Func<string, string> nameOf) => (_tokens, _nameOf) = (PythonTokens.Read(text), nameOf);

    private PythonToken Current => _tokens[_at];

    /// <summary>The expression in our words.</summary>
    /// <param name="text">The Python expression.</param>
    /// <param name="nameOf">How a name is called here.</param>
    /// <exception cref="PythonException">Something in it has no counterpart.</exception>
    public static string Translate(string text, Func<string, string> nameOf)
    {
        var reading = new PythonExpression(text, nameOf);
        var written = reading.Conditional();
        return reading.Current.Kind == PythonKind.End ? written : throw new PythonException($"'{reading.Current.Text}' has no counterpart here");
    }

    private string Conditional()
    {
        if (++_nesting > DeepestNesting)
        {
            throw new PythonException($"it is nested more than {DeepestNesting} levels deep");
        }
        if (Current is { Kind: PythonKind.Name, Text: "lambda" or "await" or "yield" })
        {
            throw new PythonException($"{Current.Text} has no counterpart");
        }
        var value = Or();
        if (TryTake("if"))
        {
            var condition = Or();
            Expect("else");
            value = $"({condition} ? {value} : {Conditional()})";
        }
        if (Current.Text is "for" or ":=")
        {
            throw new PythonException(Current.Text == "for" ? "a comprehension has no counterpart; range, linspace and logspace make lists" : "':=' has no counterpart");
        }
        _nesting--;
        return value;
    }

    private string Or() => Row(And, ("or", "||"));

    private string And() => Row(Not, ("and", "&&"));

    private string Not() => TryTake("not") ? $"!({Not()})" : Comparison();

    /// <summary>Python's comparisons chain; ours are joined.</summary>
    private string Comparison()
    {
        var left = Sum();
        var parts = new List<string>();
        while (TryComparison(out var sign))
        {
            var right = Sum();
            parts.Add($"{left} {sign} {right}");
            left = right;
        }
        return parts.Count == 0 ? left : parts.Count == 1 ? parts[0] : $"({string.Join(" && ", parts)})";
    }

    private bool TryComparison(out string sign)
    {
        sign = Current.Text;
        switch (Current)
        {
            case { Kind: PythonKind.Sign, Text: "==" or "!=" or "<" or "<=" or ">" or ">=" }:
            case { Kind: PythonKind.Name, Text: "in" }:
                _at++;
                return true;
            case { Kind: PythonKind.Name, Text: "not" } when _tokens[_at + 1].Text == "in":
                _at += 2;
                sign = "not in";
                return true;
            case { Kind: PythonKind.Name, Text: "is" }:
                _at++;
                sign = TryTake("not") ? "!=" : "==";
                return true;
            default:
                return false;
        }
    }

    private string Sum() => Row(Product, ("+", "+"), ("-", "-"));

    private string Product()
    {
        var left = Sign();
        while (Current is { Kind: PythonKind.Sign, Text: "*" or "/" or "//" or "%" } sign)
        {
            _at++;
            var right = Sign();
            left = sign.Text switch
            {
                "//" => $"floor({left} / {right})",
                "%" => $"mod({left}, {right})",
                _ => $"{left} {sign.Text} {right}",
            };
        }
        return left;
    }

    private string Sign()
    {
        if (Current is not { Kind: PythonKind.Sign, Text: "-" or "+" or "~" } sign)
        {
            return Power();
        }
        _at++;
        return sign.Text == "~" ? throw new PythonException("'~' has no counterpart") : $"{sign.Text}{Sign()}";
    }

    private string Power()
    {
        var value = Trailers(Atom());
        return TryTake("**") ? $"{value} ** {Sign()}" : value;
    }

    private string Row(Func<string> part, params (string Python, string Ours)[] signs)
    {
        var row = new StringBuilder(part());
        while (Array.FindIndex(signs, sign => Current.Kind is PythonKind.Name or PythonKind.Sign && sign.Python == Current.Text) is var found and >= 0)
        {
            _at++;
            row.Append($" {signs[found].Ours} {part()}");
        }
        return row.ToString();
    }

    private bool TryTake(string word)
    {
        if (Current.Kind is PythonKind.Name or PythonKind.Sign && Current.Text == word)
        {
            _at++;
            return true;
        }
        return false;
    }

    private void Expect(string word)
    {
        if (!TryTake(word))
        {
            throw new PythonException($"'{Current.Text}' has no counterpart where '{word}' was expected");
        }
    }
}
