using ExpRunner.Leases;
using ExpRunner.Sweeps;
using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>What has ended, in order: the older part in records, the newer one here, as it is in the log. Guarded by its owner.</summary>
internal sealed class OutcomePages
{
    private readonly List<(long First, string Record)> _pages = [];
    private readonly List<EndedAttempt> _recent = [];
    private readonly List<int> _numbers = [];
    private readonly List<int> _previous = [];
    private readonly List<int> _last = [];
    private long _firstRecent;

    /// <summary>Each record: the number of its first outcome.</summary>
    public IReadOnlyList<(long First, string Record)> Pages => _pages;

    /// <summary>How many outcomes there are.</summary>
    public long Count => _firstRecent + _recent.Count;

    /// <summary>How many of them may be told, because they are on record.</summary>
    public long Told { get; set; }

    public void Add(LeaseChange change, ReadOnlySpan<byte> body)
    {
        Index(change.Number);
        _recent.Add(new EndedAttempt(change.Number, change.Grant, change.Status, change.Kind == LeaseChangeKind.Ended, body.ToArray()));
    }

    /// <summary>Begins with what is in records.</summary>
    /// <param name="pages">The records, each with the number of its first outcome.</param>
    /// <param name="numbers">For each outcome its repetition.</param>
    public void Begin(IEnumerable<(long First, string Record)> pages, IEnumerable<int> numbers)
    {
        _pages.AddRange(pages);
        foreach (var number in numbers)
        {
            Index(number);
        }
        (_firstRecent, Told) = (_numbers.Count, _numbers.Count);
    }

    /// <summary>The repetition that an outcome is of.</summary>
    public int NumberOf(long outcome) => _numbers[(int)outcome];

    /// <summary>The numbers of the outcomes of a repetition, the last first.</summary>
    public IEnumerable<long> Of(int number)
    {
        for (var outcome = number < _last.Count ? _last[number] : -1; outcome >= 0; outcome = _previous[outcome])
        {
            yield return outcome;
        }
    }

    /// <summary>The newer outcomes as a record; null: there are none.</summary>
    public (long First, string Name, byte[] Record)? WriteRecent()
        => _recent.Count == 0 ? null : (_firstRecent, RecordNames.Outcomes(), Write(_recent));

    /// <summary>The outcomes before that one are in a record and need not be held here.</summary>
    public void Settle(long first, string name, long before)
    {
        _pages.Add((first, name));
        _recent.RemoveRange(0, (int)(before - _firstRecent));
        _firstRecent = before;
    }

    /// <summary>The record that has that outcome and its place there; null: it is here.</summary>
    public (long First, string Record)? Find(long number)
        => number >= _firstRecent ? null : _pages.FindLast(page => page.First <= number);

    /// <summary>Some of those that are here and may be told.</summary>
    public EndedAttempt[] Recent(long from, int most)
        => from >= Told ? [] : [.. _recent.Skip((int)(from - _firstRecent)).Take((int)Math.Min(most, Told - from))];

    private void Index(int number)
    {
        for (var known = _last.Count; known <= number; known++)
        {
            _last.Add(-1);
        }
        _previous.Add(_last[number]);
        _last[number] = _numbers.Count;
        _numbers.Add(number);
    }

    public static EndedAttempt[] Read(byte[] record)
    {
        var reader = new FrameReader(record, new NameCache());
        var ended = new EndedAttempt[reader.Count()];
        for (var i = 0; i < ended.Length; i++)
        {
            ended[i] = new EndedAttempt(reader.Int32(), reader.Int32(), (AttemptStatus)reader.Byte(), reader.Byte() != 0, reader.Bytes().ToArray());
        }
        return ended;
    }

    private static byte[] Write(List<EndedAttempt> outcomes)
    {
        var writer = new FrameWriter();
        writer.Int32(outcomes.Count);
        foreach (var outcome in outcomes)
        {
            writer.Int32(outcome.Number);
            writer.Int32(outcome.Grant);
            writer.Byte((byte)outcome.Status);
            writer.Byte(outcome.IsFinal ? (byte)1 : (byte)0);
            writer.Bytes(outcome.Body);
        }
        return writer.Written.ToArray();
    }
}
