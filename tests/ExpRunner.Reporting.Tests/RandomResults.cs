using System.Globalization;
using System.Text;

namespace ExpRunner.Reporting.Tests;

/// <summary>Results as sweeps write them, and what can become of them; the same for the same seed.</summary>
internal sealed class RandomResults(int seed)
{
    private static readonly string[] Splinters =
    [
        "1e99999999999", "-0", "null", "true", "\"NaN\"", "[", "]", "{", "}", ",", ":", "\"", "\\", "\\ud800", "\\u00e9", "\\ud83d\\ude00", "\\x", "\n", "\r", "\r\n", "\0", "\t", " ", "[[1],{\"x\":2}]",
        "{\"x\":[1,\"a\"]}", "{}", "/*c*/", "\ufeff", "\u00e9", "日本", "01", "1.", ".5", "1e5", "-", "\"K\":7,", ",\"scores\":{\"a\":[9]}", "\"experiment_id\":3,", "123456789012345678901234567890.5e-7",
    ];

    private static readonly string[] Texts = ["plain", "", "with \\\"quotes\\\"", "back\\\\slash", "\\u00e9\\n\\t", "é 日本 😀", "\\ud83d\\ude00", "a rather long text that does not end within thirty-two bytes, nor within sixty-four of them", "NaN", "]},{[", "a\\/b"];

    private readonly Random _random = new(seed);

    /// <summary>Lines of one sweep, some of them in another layout.</summary>
    public List<string> Lines(int count)
    {
        var (isSpaced, lines) = (_random.Next(3) == 0, new List<string>());
        var experiments = _random.Next(3) == 0 ? 2 : 1;
        var isOrdered = _random.Next(2) == 0;
        for (var i = 0; i < count; i++)
        {
            lines.Add(Line(!isOrdered && _random.Next(20) == 0 ? _random.Next(count) : i, experiments, isSpaced));
        }
        return lines;
    }

    /// <summary>The bytes of a file, damaged or not.</summary>
    public byte[] File(int lines)
    {
        var end = _random.Next(6) == 0 ? "\r\n" : "\n";
        var text = string.Concat(Lines(lines).Select(line => line + end));
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(_random.Next(8) == 0 ? "\ufeff" + text : text));
        for (var i = _random.Next(3) == 0 ? 0 : _random.Next(1, 12); i > 0 && bytes.Count > 50; i--)
        {
            Damage(bytes);
        }
        return [.. bytes];
    }

    private void Damage(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count - 40);
        switch (_random.Next(6))
        {
            case 0:
                bytes.RemoveRange(at, _random.Next(1, 30));
                break;
            case 1:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Splinters[_random.Next(Splinters.Length)]));
                break;
            case 2:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 3:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(_random.Next(bytes.Count - 40), _random.Next(40)));
                break;
            default:
                bytes.RemoveRange(bytes.Count - 20, _random.Next(20));
                break;
        }
    }

    private string Line(int id, int experiments, bool isSpaced)
    {
        var members = new List<string>
        {
            $"\"experiment\":\"E{_random.Next(experiments)}\"", $"\"experiment_id\":{id}", $"\"K\":{_random.Next(3)}", $"\"Text\":\"{Texts[_random.Next(Texts.Length)]}\"",
            $"\"Opt\":{{\"lr\":{Number()},\"deep\":{{\"on\":{(_random.Next(2) == 0 ? "true" : "false")},\"none\":null}}}}",
        };
        if (_random.Next(10) == 0)
        {
            members.Add($"\"Extra\":{Number()}");
        }
        if (_random.Next(20) == 0)
        {
            members.Add("\"list\":[1,\"a,b\",[2,{\"x\":\"]\"}],{}]");
        }
        if (_random.Next(12) != 0)
        {
            members.Add($"\"status\":\"{(_random.Next(6) == 0 ? "failed" : "completed")}\"");
        }
        if (_random.Next(15) == 0)
        {
            members.Add("\"error\":\"it broke\\nat line 3\"");
        }
        members.Add($"\"scores\":{{{string.Join(',', Scores())}}}");
        if (_random.Next(30) == 0)
        {
            (members[0], members[^1]) = (members[^1], members[0]);
        }
        if (_random.Next(60) == 0)
        {
            members.Add(members[_random.Next(members.Count)]);
        }
        var line = $"{{{string.Join(',', members)}}}";
        return isSpaced ? line.Replace("\":", "\": ").Replace(",\"", ", \"") : line;
    }

    private IEnumerable<string> Scores()
    {
        foreach (var name in _random.Next(12) == 0 ? [] : new[] { "loss", "acc", "deep.x" })
        {
            var count = _random.Next(5) == 0 ? _random.Next(4) : 3;
            yield return $"\"{name}\":[{string.Join(',', Enumerable.Range(0, count).Select(_ => Item()))}]";
            yield return $"\"mean_{name}\":{Number()}";
            yield return $"\"std_{name}\":{Number()}";
        }
        if (_random.Next(40) == 0)
        {
            yield return "\"note\":\"some text\"";
        }
    }

    private string Item() => _random.Next(200) switch { 0 => "\"NaN\"", 1 => "\"-Infinity\"", 2 => "null", 3 => "true", 4 => "\"text\"", 5 => "[1]", _ => Number() };

    private string Number() => _random.Next(10) switch
    {
        0 => "0",
        1 => "-0.0",
        2 => _random.Next().ToString(CultureInfo.InvariantCulture),
        3 => (_random.NextDouble() * Math.Pow(10, _random.Next(-300, 300))).ToString("R", CultureInfo.InvariantCulture),
        4 => $"-{_random.Next(10)}.{_random.Next()}e{_random.Next(-20, 20)}",
        5 => $"{_random.NextInt64()}.{_random.NextInt64()}{_random.NextInt64()}",
        _ => _random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
    };
}
