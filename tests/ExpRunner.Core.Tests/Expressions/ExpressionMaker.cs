using System.Globalization;
using System.Text;
using ExpRunner.Expressions;

namespace ExpRunner.Tests.Expressions;

/// <summary>Makes random expressions: by the grammar, and noise that was one.</summary>
internal sealed class ExpressionMaker(Random random)
{
    private static readonly string[] Calls = [.. Functions.All.Keys];
    private static readonly string[] Signs = ["+", "-", "*", "/", "%", "**", "==", "!=", "<", "<=", ">", ">=", " in ", " not in ", " and ", " or ", "&&", "||"];
    private static readonly string[] Names = ["K", "lr", "Opt", "Opt.lr", "list", "text", "flag", "nothing", "nan", "big", "deep", "E[-1]", "E['a']", "E[0].x", "`q r`", "missing"];
    private static readonly string[] Plain = ["true", "false", "null", "''", "'a'", "\"b c\"", "'é😀'", "[]", "'F3'", "'1e-5'"];
    private static readonly string[] Formats = ["F2", "E3", "G", "D4", "X", "F99", ""];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "$", "\"", "'", "`", "\\", ",", ".", ":", "?", "=", "!", "&", "|", "\0", "\n", "\ud800", "é", "1e999", "range(", "repeat(", "not ", "$\"{", "}}", "F3",
    ];

    /// <summary>A random text; about half of them are expressions.</summary>
    public string Next()
    {
        var text = new StringBuilder();
        Write(text, random.Next(1, 5));
        for (var changes = random.Next(3) == 0 ? random.Next(1, 4) : 0; changes > 0; changes--)
        {
            Spoil(text);
        }
        return text.ToString();
    }

    private void Write(StringBuilder text, int depth)
    {
        if (depth == 0)
        {
            WriteLeaf(text);
            return;
        }
        switch (random.Next(10))
        {
            case 0:
                text.Append(random.Next(2) == 0 ? '-' : '!');
                Write(text, depth - 1);
                break;
            case 1:
                Write(text.Append('('), depth - 1);
                text.Append(')');
                break;
            case 2:
                Write(text, depth - 1);
                Write(text.Append(" ? "), depth - 1);
                Write(text.Append(" : "), depth - 1);
                break;
            case 3:
                WriteList(text.Append('['), depth, ']');
                break;
            case 4:
                Write(text, 0);
                Write(text.Append('['), depth - 1);
                text.Append(']');
                break;
            case 5:
                WriteFilled(text, depth);
                break;
            case 6 or 7:
                WriteList(text.Append(Calls[random.Next(Calls.Length)]).Append('('), depth, ')');
                break;
            default:
                Write(text, depth - 1);
                Write(text.Append(Signs[random.Next(Signs.Length)]), depth - 1);
                break;
        }
    }

    private void WriteLeaf(StringBuilder text) => _ = random.Next(5) switch
    {
        0 => text.Append(Plain[random.Next(Plain.Length)]),
        1 => text.Append(random.Next(-3, 12)),
        2 => text.Append(CultureInfo.InvariantCulture, $"{random.NextDouble() * 5:G3}"),
        3 when random.Next(50) == 0 => text.Append(CultureInfo.InvariantCulture, $"1e{random.Next(-330, 330)}"),
        _ => text.Append(Names[random.Next(Names.Length)]),
    };

    private void WriteList(StringBuilder text, int depth, char close)
    {
        for (var i = random.Next(4); i > 0; i--)
        {
            Write(text, depth - 1);
            text.Append(i > 1 ? ", " : "");
        }
        text.Append(close);
    }

    private void WriteFilled(StringBuilder text, int depth)
    {
        text.Append("$\"a");
        for (var i = random.Next(3); i > 0; i--)
        {
            Write(text.Append('{'), depth - 1);
            text.Append(random.Next(3) == 0 ? ":" + Formats[random.Next(Formats.Length)] : "").Append("} {{");
        }
        text.Append('"');
    }

    private void Spoil(StringBuilder text)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(4))
        {
            case 0:
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 1:
                text.Remove(at, Math.Min(random.Next(4), text.Length - at));
                break;
            case 2 when at < text.Length:
                text[at] = (char)random.Next(random.Next(4) == 0 ? 65536 : 128);
                break;
            default:
                text.Insert(at, text.ToString(0, Math.Min(at, random.Next(20))));
                break;
        }
    }
}
