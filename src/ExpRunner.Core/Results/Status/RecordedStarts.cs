using System.Globalization;

namespace ExpRunner.Results;

/// <summary>Finds the starts of a sweep in its journals, and when each of them began and did something last.</summary>
internal sealed class RecordedStarts
{
    private readonly List<RecordedStart> _all = [];
    private readonly SweepStoreOptions _sweep;
    private int _first;

    private RecordedStarts(PartFolder part) => _sweep = new()
    {
        Folder = part.Path,
        Experiment = new RecordedExperiment(part.Name),
        Seed = (ulong)(part.Seed ?? 0),
        Runner = new RunnerRecord("", "", 0, "", "", default),
    };

    /// <summary>The starts in the order in which they began.</summary>
    public static IReadOnlyList<RecordedStart> Of(PartFolder part)
    {
        var starts = new RecordedStarts(part);
        var living = LivingRunners.In(part.Folder).Select(runner => runner.Id).ToHashSet();
        foreach (var journal in part.Folder.Journals)
        {
            starts.Read(part.Folder, journal);
            starts.Mark(living, journal == part.Folder.Journal && part.IsRunning && FolderLock.IsHeld(part.Folder));
        }
        return [.. starts._all.OrderBy(start => start.StartedAt)];
    }

    private void Read(SweepFolder folder, string journal)
    {
        _first = _all.Count;
        using var file = folder.Files.Open(journal, FileUse.Scan);
        var lines = new LineReader(file);
        while (lines.MoveNext())
        {
            if (JournalLine.TryProve(lines.Line, out _))
            {
                Take(lines.Line, string.Create(CultureInfo.InvariantCulture, $"{journal}:{lines.Number}"));
            }
        }
    }

    private void Take(ReadOnlySpan<byte> line, string where)
    {
        var members = new MemberReader(line);
        if (!members.TryGet("kind"u8, out var kind))
        {
            return;
        }
        if (kind.SequenceEqual("\"runner\""u8))
        {
            var runner = RunnerLine.Read(ref members, _sweep, where);
            _all.Add(new(runner) { StartedAt = Time(ref members, "started_at"u8) });
        }
        else if (_all.Count > _first)
        {
            _all[^1] = Later(_all[^1], kind, ref members);
        }
    }

    private static RecordedStart Later(RecordedStart start, ReadOnlySpan<byte> kind, ref MemberReader members)
    {
        if (kind.SequenceEqual("\"started\""u8))
        {
            return start with { LastAt = Latest(start, Time(ref members, "at"u8)), IsClean = false };
        }
        if (kind.SequenceEqual("\"ended\""u8) || kind.SequenceEqual("\"late\""u8))
        {
            return start with { LastAt = Latest(start, EndOf(ref members)), Ended = start.Ended + 1, IsClean = false };
        }
        return kind.SequenceEqual("\"finished\""u8) ? start with { IsClean = true } : start;
    }

    private static DateTimeOffset? EndOf(ref MemberReader members)
    {
        var began = Time(ref members, "started_at"u8);
        var isKnown = members.TryGet("duration"u8, out var text) & double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds);
        return began is { } at && isKnown && seconds is >= 0 and < 1e9 ? at.AddSeconds(seconds) : began;
    }

    private static DateTimeOffset? Latest(RecordedStart start, DateTimeOffset? at) => start.LastAt is null || at > start.LastAt ? at : start.LastAt;

    private static DateTimeOffset? Time(ref MemberReader members, ReadOnlySpan<byte> name)
        => DateTimeOffset.TryParse(members.Text(name), CultureInfo.InvariantCulture, out var at) ? at : null;

    private void Mark(HashSet<string> living, bool isHeld)
    {
        for (var i = _first; i < _all.Count; i++)
        {
            _all[i] = _all[i] with { IsLive = living.Contains(_all[i].Runner.Id) || (isHeld && i == _all.Count - 1) };
        }
    }
}
