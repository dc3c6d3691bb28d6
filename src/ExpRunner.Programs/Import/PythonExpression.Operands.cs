using System.Text;
using System.Text.RegularExpressions;

namespace ExpRunner.Programs.Import;

internal sealed partial class PythonExpression
{
    private string Atom()
    {
        var token = Current;
        _at++;
        switch (token.Kind)
        {
            case PythonKind.Number:
                return token.Text.Replace("_", "").TrimEnd('.');
            case PythonKind.Text:
                return Joined(Quoted(token.Text));
            case PythonKind.Interpolated:
                return Joined(Interpolated(token.Text));
            case PythonKind.Name:
                return Named(token.Text);
            case PythonKind.Sign when token.Text == "[":
                return $"[{string.Join(", ", Items("]"))}]";
            case PythonKind.Sign when token.Text == "(":
                return Parenthesised();
            default:
                throw new PythonException($"'{token.Text}' has no counterpart{(token.Text == "{" ? ": objects are written as YAML" : "")}");
        }
    }

    /// <summary>Texts beside each other are one.</summary>
    private string Joined(string text)
    {
        while (Current.Kind is PythonKind.Text or PythonKind.Interpolated)
        {
            var next = Current;
            _at++;
            text = $"{text} + {(next.Kind == PythonKind.Text ? Quoted(next.Text) : Interpolated(next.Text))}";
        }
        return text;
    }

    private string Named(string name) => name switch
    {
        "True" => "true",
        "False" => "false",
        "None" => "null",
        "math" or "np" or "numpy" when Current.Text == "." => OfModule(name),
        _ when Current is { Kind: PythonKind.Sign, Text: "(" } => Call(name),
        _ => _nameOf(name),
    };

    private string OfModule(string module)
    {
        _at++;
        var name = Current.Text;
        _at++;
        if (!OfMath.Contains(name) || (module != "math" && name == "range"))
        {
            throw new PythonException($"{module}.{name} has no counterpart");
        }
        return Current.Text == "(" ? $"{name}({string.Join(", ", Arguments())})" : name == "pi" ? "pi()" : throw new PythonException($"{module}.{name} has no counterpart");
    }

    private string Call(string name)
    {
        var arguments = Arguments();
        return name is "list" or "tuple" && arguments.Length == 1 ? arguments[0]
            : Functions.TryGetValue(name, out var ours) ? $"{ours}({string.Join(", ", arguments)})"
            : throw new PythonException($"{name}() has no counterpart");
    }

    private string Parenthesised()
    {
        var items = Items(")");
        return items.Length == 1 && _tokens[_at - 2].Text != "," ? $"({items[0]})" : $"[{string.Join(", ", items)}]";
    }

    private string[] Arguments()
    {
        Expect("(");
        return Items(")");
    }

    private string[] Items(string close)
    {
        var items = new List<string>();
        while (!TryTake(close))
        {
            if (Current.Text is "*" or "**" || (Current.Kind == PythonKind.Name && _tokens[_at + 1].Text == "="))
            {
                throw new PythonException($"'{Current.Text}' as an argument has no counterpart");
            }
            items.Add(Conditional());
            if (!TryTake(","))
            {
                Expect(close);
                break;
            }
        }
        return [.. items];
    }

    private string Trailers(string value)
    {
        while (true)
        {
            if (TryTake("."))
            {
                var name = Current.Text;
                _at++;
                value = Current.Text == "(" ? Method(value, name) : $"{value}.{name}";
            }
            else if (TryTake("["))
            {
                var key = Conditional();
                if (Current.Text == ":")
                {
                    throw new PythonException("a slice has no counterpart in brackets; write slice(list, from, to)");
                }
                Expect("]");
                value = $"{value}[{key}]";
            }
            else
            {
                return Current.Text == "(" ? throw new PythonException($"a call of {value} has no counterpart") : value;
            }
        }
    }

    private string Method(string value, string name)
    {
        var arguments = Arguments();
        return (name, arguments) switch
        {
            ("join", [var list]) => $"join({list}, {value})",
            ("split", []) => $"split({value})",
            ("split", [var by]) => $"split({value}, {by})",
            ("replace", [var old, var by]) => $"replace({value}, {old}, {by})",
            ("lower" or "upper", []) => $"{name}({value})",
            ("strip", []) => $"trim({value})",
            ("startswith" or "endswith", [var part]) => $"{name}({value}, {part})",
            ("index" or "count", [var item]) => $"{name}({value}, {item})",
            ("get", [var key]) => $"{value}[{key}]",
            _ => throw new PythonException($"the method {name}() has no counterpart"),
        };
    }

    private string Interpolated(string text)
    {
        var written = new StringBuilder("$\"");
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is '{' or '}' && at + 1 < text.Length && text[at + 1] == text[at])
            {
                written.Append(text[at], 2);
                at += 2;
            }
            else if (text[at] == '{')
            {
                var end = text.IndexOf('}', at);
                written.Append($"{{{Part(end < 0 ? throw new PythonException("a brace in a text has no end") : text[(at + 1)..end])}}}");
                at = end + 1;
            }
            else
            {
                written.Append(Escaped(text[at++]));
            }
        }
        return written.Append('"').ToString();
    }

    /// <summary>What stands in braces, with its format: <c>lr:.3f</c> is <c>lr:F3</c>.</summary>
    private string Part(string part)
    {
        var match = Format().Match(part);
        if (!match.Success)
        {
            return part.Contains('!') || part.EndsWith('=') ? throw new PythonException($"'{part}' in a text has no counterpart") : Translate(part, _nameOf);
        }
        var (digits, sign) = (match.Groups["digits"].Value, match.Groups["sign"].Value.ToUpperInvariant());
        var format = match.Groups["width"].Value is { Length: > 0 } width && sign is "D" or "" && match.Groups["zero"].Success ? $"D{match.Groups["width"].Value}" : sign is "F" or "E" or "G" && digits.Length > 0 ? $"{sign}{digits}"
            : throw new PythonException($"the format of '{part}' has no counterpart");
        return $"{Translate(match.Groups["value"].Value, _nameOf)}:{format}";
    }

    private static string Quoted(string text) => $"'{string.Concat(text.Select(Escaped))}'";

    private static string Escaped(char letter) => letter switch
    {
        '\n' => "\\n",
        '\t' => "\\t",
        '\r' => "\\r",
        '\\' or '\'' or '"' => $"\\{letter}",
        _ => letter.ToString(),
    };

    [GeneratedRegex(@"^(?<value>[^:]+):(?<zero>0)?(?<width>\d+)?(\.(?<digits>\d+))?(?<sign>[fegdFEG]?)$")]
    private static partial Regex Format();
}
