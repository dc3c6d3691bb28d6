using System.Globalization;
using System.Text;
using System.Text.Json;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>Names what is damaged in the journals, each once for ever, and keeps a copy of it in <c>journal.damaged</c>.</summary>
internal sealed class DamageLog
{
    private const int NamedOneByOne = 20;
    private const int LongestCopy = 1 << 20;
    private readonly SweepFolder _folder;
    private readonly Action<string> _warn;
    private readonly HashSet<(string File, long Offset)> _known = [];
    private readonly StringBuilder _pending = new();
    private int _named;
    private bool _isTorn;

    public DamageLog(SweepFolder folder, Action<string> warn)
    {
        (_folder, _warn) = (folder, warn);
        if (!folder.Files.Exists(folder.Damaged))
        {
            return;
        }
        using var file = folder.Files.Open(folder.Damaged, FileUse.Read);
        var lines = new LineReader(file);
        while (lines.MoveNext())
        {
            Remember(lines.Line);
            _isTorn = !lines.IsTerminated;
        }
    }

    /// <summary>A line that is not what was written.</summary>
    public void Line(string file, long number, long offset, ReadOnlySpan<byte> bytes, string what)
        => Add(file, number, offset, what, ("bytes", Value.Of(bytes.Length)), ("text", Value.Of(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, LongestCopy)]))));

    /// <summary>Lines whose sequence numbers are nowhere.</summary>
    public void Missing(string file, long number, long offset, long first, long last)
        => Add(file, number, offset, string.Create(CultureInfo.InvariantCulture, $"lines are missing before this one (seq {first} to {last})"),
            ("first_seq", Value.Of(first)), ("last_seq", Value.Of(last)));

    /// <summary>The places that are listed or were found.</summary>
    public int Known => _known.Count;

    /// <summary>Whether something was found that is not listed yet.</summary>
    public bool IsNews => _pending.Length > 0;

    /// <summary>Writes what was found; from then on it is not named again.</summary>
    public void Save()
    {
        if (_pending.Length > 0)
        {
            using var file = new AppendFile(_folder.Files, _folder.Damaged);
            file.Append(Encoding.UTF8.GetBytes($"{(_isTorn ? "\n" : "")}{_pending}"));
            _pending.Clear();
            _isTorn = false;
        }
    }

    /// <summary>Says how many more there are than were named.</summary>
    public void Close()
    {
        if (_named > NamedOneByOne)
        {
            _warn(string.Create(CultureInfo.InvariantCulture, $"{_folder.Damaged}: {_named - NamedOneByOne} more damaged places are listed there."));
        }
    }

    private void Add(string file, long number, long offset, string what, params (string, Value)[] details)
    {
        var name = Path.GetFileName(file);
        if (!_known.Add((name, offset)))
        {
            return;
        }
        if (++_named <= NamedOneByOne)
        {
            _warn(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: {what}. The rest is used; what it held runs again."));
        }
        (string, Value)[] place = [("file", Value.Of(name)), ("line", Value.Of(number)), ("offset", Value.Of(offset)), ("what", Value.Of(what))];
        _pending.Append(Value.Object([.. place, .. details]).ToJson()).Append('\n');
    }

    private void Remember(ReadOnlySpan<byte> line)
    {
        try
        {
            var entry = Value.ParseJson(line);
            if (entry.TryGet("file", out var file) && entry.TryGet("offset", out var offset))
            {
                _known.Add((file.ToString(), (long)offset.AsDouble()));
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // A damaged list of damages only means that something is named twice.
        }
    }
}
