using ExpRunner.Leases;
using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>All that a coordinator knows of its sweep; made by entries, while it lives and when it is made again. Guarded by its owner.</summary>
internal sealed class SweepState(ISweepRecords records, TimeProvider time)
{
    private readonly List<(UInt128 Key, int Number)> _submitted = [];
    private readonly Dictionary<UInt128, int> _newest = [];
    private LeaseBoard? _board;

    public SweepTerms? Terms { get; private set; }

    public LeaseBoard Board => _board ?? throw new InvalidOperationException("The sweep is not open.");

    public AttemptPages Attempts { get; } = new(records);

    public OutcomePages Outcomes { get; } = new();

    public bool IsClosed { get; set; }

    /// <summary>How far the sweep is.</summary>
    public SweepStanding Standing => IsClosed || Terms is null
        ? new SweepStanding(false, false, default, 0, [])
        : new SweepStanding(true, Board.IsStopped, Board.Counts, Outcomes.Count, [.. Board.Workers]);

    /// <summary>The key and the first attempt's number of each repetition.</summary>
    public IReadOnlyList<(UInt128 Key, int Number)> Submitted => _submitted;

    public void Open(SweepTerms terms, long fencesAfter) => (Terms, _board) = (terms, new LeaseBoard(terms.Rules, time, fencesAfter));

    public void Open(SweepTerms terms, LeaseBoardImage image) => (Terms, _board) = (terms, new LeaseBoard(terms.Rules, time, image));

    /// <summary>Whether a repetition is new: it was never submitted, or has ended before that attempt.</summary>
    public bool IsNew(SubmittedAttempt attempt)
    {
        if (!_newest.TryGetValue(attempt.Key, out var number))
        {
            return true;
        }
        var known = Board[number];
        return known.State == LeaseState.Done && attempt.Number > _submitted[number].Number + known.Grants - 1;
    }

    /// <summary>The numbers of the outcomes that there are already of an attempt and later ones.</summary>
    public IEnumerable<long> OutcomesOf(SubmittedAttempt attempt) => _newest.TryGetValue(attempt.Key, out var number) ? Outcomes.Of(number) : [];

    /// <summary>Takes repetitions in; the board must get as many.</summary>
    public void Add(string record, IEnumerable<(UInt128 Key, int Number)> attempts)
    {
        Attempts.Add(_submitted.Count, record);
        foreach (var attempt in attempts)
        {
            _newest[attempt.Key] = _submitted.Count;
            _submitted.Add(attempt);
        }
    }

    /// <summary>Makes again what a page of the log says.</summary>
    /// <exception cref="InvalidDataException">It does not follow from what was before.</exception>
    public void Replay(ReadOnlySpan<byte> page)
    {
        var reader = new FrameReader(page, new NameCache());
        while (!reader.IsAtEnd)
        {
            Replay(ref reader);
        }
        Outcomes.Told = Outcomes.Count;
    }

    private void Replay(ref FrameReader reader)
    {
        switch ((EntryKind)reader.Byte())
        {
            case EntryKind.Opened:
                Open(TermsText.Read(ref reader), reader.Int64());
                break;
            case EntryKind.Submitted:
                Add(reader.Text()!, ReadSubmitted(ref reader));
                break;
            case EntryKind.Step:
                var change = Entries.ReadStep(ref reader, out var body);
                Board.Replay(change);
                Note(change, body);
                break;
            case EntryKind.Closed:
                IsClosed = true;
                break;
            case var kind:
                throw new InvalidDataException($"The log of a sweep has an entry of kind {(byte)kind}, which this version does not know.");
        }
    }

    /// <summary>Notes the outcome where an attempt ended with a step.</summary>
    public void Note(LeaseChange change, ReadOnlySpan<byte> body)
    {
        if (change.IsEnd)
        {
            Outcomes.Add(change, body);
        }
    }

    /// <summary>As those who submitted know it.</summary>
    public ClusterOutcome Outward(EndedAttempt ended)
    {
        var (key, first) = _submitted[ended.Number];
        return new ClusterOutcome(key, first + ended.Grant - 1, ended.Status, ended.IsFinal, ended.Body);
    }

    private static (UInt128 Key, int Number)[] ReadSubmitted(ref FrameReader reader)
    {
        var submitted = new (UInt128, int)[reader.Count()];
        for (var i = 0; i < submitted.Length; i++)
        {
            submitted[i] = (reader.Halves(), reader.Int32());
        }
        return submitted;
    }
}
