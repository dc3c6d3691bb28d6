using ExpRunner.Results;

namespace ExpRunner.Reporting.Live;

/// <summary>
/// Tells how fast a sweep goes by the repetitions that ended last. What is left will take m / rate, where m repetitions are missing; with n durations
/// of a mean and a deviation that are those of the rest as well, a prediction of their sum is off by a share of 1.96 cv sqrt(1/n + 1/m) in one of 20 cases.
/// </summary>
internal sealed class PaceMeter
{
    /// <summary>So many endings are looked at: enough to be steady, few enough to follow when trials become slower.</summary>
    private const int Most = 256;

    private const int LeastForRate = 2;
    private const int LeastForInterval = 8;
    private const double Normal95 = 1.959964;

    private readonly Queue<LinePlace> _places = new();
    private readonly Dictionary<LinePlace, (DateTimeOffset End, double Seconds)> _ends = [];

    /// <summary>When the last repetition ended.</summary>
    public DateTimeOffset? LastEnd { get; private set; }

    /// <summary>A repetition has ended.</summary>
    public void Add(LinePlace line)
    {
        _places.Enqueue(line);
        if (_places.Count > Most)
        {
            _ends.Remove(_places.Dequeue());
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _places.Clear();
        _ends.Clear();
        LastEnd = null;
    }

    /// <summary>Reads the lines that are new.</summary>
    public void Read(Func<LinePlace, byte[]> lineAt)
    {
        foreach (var place in _places.Where(place => !_ends.ContainsKey(place)))
        {
            var line = JournalText.Parse(lineAt(place));
            if (line.Time("started_at") is { } started && line.Number("duration") is { } seconds)
            {
                _ends[place] = (started.AddSeconds(seconds), seconds);
                LastEnd = LastEnd > _ends[place].End ? LastEnd : _ends[place].End;
            }
        }
    }

    /// <summary>The pace now.</summary>
    /// <param name="since">When the start that works was made.</param>
    /// <param name="now">The time.</param>
    /// <param name="missing">The repetitions left; null: that is not known.</param>
    public Pace Tell(DateTimeOffset since, DateTimeOffset now, double? missing)
    {
        var recent = _ends.Values.Where(entry => entry.End > since).OrderBy(entry => entry.End).ToList();
        // The first of a full row only says when the others began to be counted.
        var from = recent.Count == Most ? recent[0].End : since;
        var counted = recent.Count == Most ? recent[1..] : recent;
        var wall = (now - from).TotalSeconds;
        if (counted.Count < LeastForRate || wall <= 0)
        {
            return default;
        }
        var rate = counted.Count / wall;
        if (missing is not > 0)
        {
            return new(rate, null, null, null);
        }
        var left = missing.Value / rate;
        if (counted.Count < LeastForInterval)
        {
            return new(rate, Length(left), null, null);
        }
        var mean = counted.Average(entry => entry.Seconds);
        var deviation = Math.Sqrt(counted.Sum(entry => (entry.Seconds - mean) * (entry.Seconds - mean)) / (counted.Count - 1));
        var share = mean > 0 ? Normal95 * deviation / mean * Math.Sqrt((1.0 / counted.Count) + (1 / missing.Value)) : 0;
        return new(rate, Length(left), Length(left * Math.Max(0, 1 - share)), Length(left * (1 + share)));
    }

    private static TimeSpan Length(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2));
}
