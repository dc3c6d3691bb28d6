using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>
/// Finds members of one compact JSON object without building it. Members that are asked for in the order they were written
/// cost one comparison each; any other order costs a scan of the line.
/// </summary>
internal ref struct MemberReader(ReadOnlySpan<byte> line)
{
    private readonly ReadOnlySpan<byte> _line = line;
    private int _at;

    /// <summary>The text of a member's value, quotes and brackets included.</summary>
    public bool TryGet(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        if (IsNext(name))
        {
            var start = _at + name.Length + 4;
            _at = EndOfValue(start);
            value = _line[start.._at];
            return true;
        }
        return TrySearch(name, out value);
    }

    /// <summary>The next member, its name and its value as they are written, quotes included.</summary>
    public bool TryNext(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        if (_at + 3 >= _line.Length)
        {
            return false;
        }
        var colon = EndOfValue(_at + 1);
        var end = EndOfValue(colon + 1);
        if (colon == _line.Length)
        {
            return false;
        }
        name = _line[(_at + 1)..colon];
        value = _line[(colon + 1)..end];
        _at = end;
        return true;
    }

    /// <summary>A member that holds a whole number; <paramref name="otherwise"/> where there is none.</summary>
    public long Long(ReadOnlySpan<byte> name, long otherwise)
        => TryGet(name, out var text) && Utf8Parser.TryParse(text, out long number, out _) ? number : otherwise;

    /// <summary>A member that holds an id.</summary>
    public bool TryId(ReadOnlySpan<byte> name, out UInt128 id)
    {
        id = default;
        if (!TryGet(name, out var text))
        {
            return false;
        }
        if (text.Length < 19 && Utf8Parser.TryParse(text, out ulong small, out var count) && count == text.Length)
        {
            id = small;
            return true;
        }
        return UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }

    /// <summary>A member that holds a key.</summary>
    public bool TryKey(ReadOnlySpan<byte> name, out UInt128 key)
    {
        key = default;
        if (!TryGet(name, out var text) || text.Length != 34
            || !Utf8Parser.TryParse(text.Slice(1, 16), out ulong upper, out var first, 'x') || first != 16
            || !Utf8Parser.TryParse(text.Slice(17, 16), out ulong lower, out var second, 'x') || second != 16)
        {
            return false;
        }
        key = new UInt128(upper, lower);
        return true;
    }

    /// <summary>A member that holds text; null where there is none.</summary>
    public string? Text(ReadOnlySpan<byte> name)
        => !TryGet(name, out var text) || text is [not (byte)'"', ..] ? null
            : text.Contains((byte)'\\') ? Value.ParseJson(text).AsText() : Encoding.UTF8.GetString(text[1..^1]);

    private readonly bool IsNext(ReadOnlySpan<byte> name)
    {
        var rest = _line[_at..];
        return rest.Length > name.Length + 4 && rest[1] == '"' && rest[name.Length + 3] == ':' && rest[name.Length + 2] == '"'
            && rest.Slice(2, name.Length).SequenceEqual(name);
    }

    private bool TrySearch(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var at = 0;
        while (at + 3 < _line.Length)
        {
            var colon = EndOfValue(at + 1);
            var end = EndOfValue(colon + 1);
            if (colon > at + 2 && _line[(at + 2)..(colon - 1)].SequenceEqual(name))
            {
                _at = end;
                value = _line[(colon + 1)..end];
                return true;
            }
            at = end;
        }
        value = default;
        return false;
    }

    /// <summary>Where the value that starts there ends; the end of the line where it never does.</summary>
    private readonly int EndOfValue(int start)
    {
        if (start >= _line.Length)
        {
            return _line.Length;
        }
        return _line[start] switch
        {
            (byte)'"' => EndOfText(start),
            (byte)'{' or (byte)'[' => EndOfNested(start),
            _ => _line[start..].IndexOfAny(",}]"u8) is var end and >= 0 ? start + end : _line.Length,
        };
    }

    private readonly int EndOfText(int start)
    {
        var at = start + 1;
        while (_line[at..].IndexOfAny((byte)'"', (byte)'\\') is var next and >= 0)
        {
            if (_line[at + next] == '"')
            {
                return at + next + 1;
            }
            at = Math.Min(at + next + 2, _line.Length);
        }
        return _line.Length;
    }

    private readonly int EndOfNested(int start)
    {
        var depth = 0;
        var at = start;
        while (_line[at..].IndexOfAny("\"{}[]"u8) is var next and >= 0)
        {
            at += next;
            switch (_line[at])
            {
                case (byte)'"':
                    at = EndOfText(at);
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }
            at++;
            if (depth == 0)
            {
                return at;
            }
        }
        return _line.Length;
    }
}
