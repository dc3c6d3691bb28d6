using ExpRunner.Workers;

namespace ExpRunner.Cluster.Coordinating;

/// <summary>
/// The repetitions of a sweep as they were submitted. They are many and large, and handed out more or less in order: a few pages of them are held,
/// the rest is on record. Not thread-safe, but for what it reads.
/// </summary>
internal sealed class AttemptPages(ISweepRecords records)
{
    private const int Most = 16;
    private readonly List<(int First, string Record)> _pages = [];
    private readonly Dictionary<int, Task<ReadOnlyMemory<byte>[]>> _held = [];
    private readonly Queue<int> _order = [];

    /// <summary>Each page: its first repetition and its record.</summary>
    public IReadOnlyList<(int First, string Record)> Pages => _pages;

    /// <summary>The attempts as one record.</summary>
    public static byte[] Write(IReadOnlyList<SubmittedAttempt> attempts)
    {
        var writer = new FrameWriter();
        writer.Int32(attempts.Count);
        foreach (var attempt in attempts)
        {
            writer.Bytes(attempt.Body.Span);
        }
        return writer.Written.ToArray();
    }

    public void Add(int first, string record) => _pages.Add((first, record));

    /// <summary>What was submitted as that repetition: the page it is on, to be awaited, and its place there.</summary>
    public (Task<ReadOnlyMemory<byte>[]> Page, int Place) Find(int number)
    {
        var (low, high) = (0, _pages.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _pages[middle].First <= number ? (middle, high) : (low, middle - 1);
        }
        return (Held(low), number - _pages[low].First);
    }

    private Task<ReadOnlyMemory<byte>[]> Held(int page)
    {
        if (_held.TryGetValue(page, out var held) && !held.IsFaulted)
        {
            return held;
        }
        if (_order.Count >= Most)
        {
            _held.Remove(_order.Dequeue());
        }
        _order.Enqueue(page);
        return _held[page] = ReadAsync(_pages[page].Record);
    }

    private async Task<ReadOnlyMemory<byte>[]> ReadAsync(string record)
    {
        var bytes = await records.ReadAsync(record).ConfigureAwait(false) ?? throw new InvalidDataException($"The record {record} of a sweep is missing.");
        return Cut(bytes);
    }

    private static ReadOnlyMemory<byte>[] Cut(byte[] bytes)
    {
        var reader = new FrameReader(bytes, new NameCache());
        var bodies = new ReadOnlyMemory<byte>[reader.Count()];
        for (var i = 0; i < bodies.Length; i++)
        {
            bodies[i] = reader.Bytes().ToArray();
        }
        return bodies;
    }
}
