using System.Globalization;
using System.Text;

namespace ExpRunner.Results;

/// <summary>
/// Copies journals as they are. A copy has the name of the runner that began it, so that the same journal always gets the same name: what
/// has been copied before is left alone, and one that has grown takes the place of its beginning.
/// </summary>
internal sealed class PartJournals
{
    private readonly SweepFolder _target;
    private readonly SortedDictionary<string, Copy> _copies = new(StringComparer.Ordinal);

    public PartJournals(SweepFolder target, IEnumerable<PartFolder> parts)
    {
        _target = target;
        foreach (var part in parts)
        {
            foreach (var journal in part.Folder.Journals)
            {
                Plan(part, journal);
            }
        }
    }

    /// <summary>A journal, and what its copy is called; the part is null where the journal is the target's own.</summary>
    public readonly record struct Copy(PartFolder? Part, string From, long Length);

    /// <summary>All that the target will have, in the order in which it is read there.</summary>
    public IReadOnlyList<Copy> All()
    {
        var own = _target.Journals.Where(journal => !_copies.ContainsKey(journal)).Select(journal => (To: journal, Copy: new Copy(null, journal, 0)));
        var copies = _copies.Select(entry => (To: entry.Key, Copy: entry.Value));
        return [.. own.Concat(copies).OrderBy(entry => entry.To == _target.Journal ? 0 : 1).ThenBy(entry => entry.To, StringComparer.Ordinal).Select(entry => entry.Copy)];
    }

    /// <summary>Copies what the target lacks.</summary>
    public void Write()
    {
        foreach (var (to, copy) in _copies)
        {
            if (LengthOf(to) < copy.Length)
            {
                _target.Replace(to, file => CopyBytes(copy, file));
            }
        }
    }

    /// <summary>Of a journal that somebody writes, the lines that are whole are copied.</summary>
    private void Plan(PartFolder part, string journal)
    {
        var (name, length) = Measure(journal, wholeLinesOnly: part.IsRunning);
        for (var number = 1; ; number++)
        {
            var to = _target.In(number == 1 ? $"journal-{name}.jsonl" : string.Create(CultureInfo.InvariantCulture, $"journal-{name}-{number}.jsonl"));
            var planned = _copies.TryGetValue(to, out var other);
            if (!BeginAlike(to, LengthOf(to), journal, length) || planned && !BeginAlike(other.From, other.Length, journal, length))
            {
                continue;
            }
            if (!planned || other.Length < length)
            {
                _copies[to] = new Copy(part, journal, length);
            }
            return;
        }
    }

    private (string Name, long Length) Measure(string journal, bool wholeLinesOnly)
    {
        using var file = _target.Files.Open(journal, FileUse.Scan);
        var lines = new LineReader(file);
        var (name, length) = ((string?)null, 0L);
        while (lines.MoveNext())
        {
            length = lines.IsTerminated || !wholeLinesOnly ? lines.End : length;
            var members = new MemberReader(lines.Line);
            if (name is null && lines.Line.IndexOf("\"kind\":\"runner\""u8) is > 0 and < 40 && JournalLine.TryProve(lines.Line, out _))
            {
                name = members.Text("runner"u8);
            }
        }
        return (string.Concat((name ?? NameOfNobody(journal)).Where(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_')), length);
    }

    /// <summary>A journal whose first line is damaged does not say who began it.</summary>
    private static string NameOfNobody(string journal)
        => $"of-{Crc32C.Of(Encoding.UTF8.GetBytes(Path.GetFullPath(journal))):x8}";

    private bool BeginAlike(string left, long leftLength, string right, long rightLength)
    {
        var common = Math.Min(leftLength, rightLength);
        return common == 0 || ResultsOrder.CrcOf(_target.Files, left, common) == ResultsOrder.CrcOf(_target.Files, right, common);
    }

    private long LengthOf(string path)
    {
        if (!_target.Files.Exists(path))
        {
            return 0;
        }
        using var file = _target.Files.Open(path, FileUse.Read);
        return file.Length;
    }

    private void CopyBytes(Copy copy, WholeFile target)
    {
        using var file = _target.Files.Open(copy.From, FileUse.Scan);
        var buffer = new byte[1 << 16];
        for (long at = 0; at < copy.Length;)
        {
            var count = file.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, copy.Length - at)), at);
            if (count == 0)
            {
                throw new IOException($"{copy.From} has become shorter while it was read.");
            }
            target.Add(buffer.AsSpan(0, count));
            at += count;
        }
    }
}
