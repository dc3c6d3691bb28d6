using System.Buffers.Text;
using System.Text;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Live;

/// <summary>
/// Follows results.jsonl and keeps, of each score, the trials with the greatest and the least mean; nothing else of a line is kept. Where a line
/// replaces that of such a trial, or the file is another one, it is read from its beginning.
/// </summary>
internal sealed class BestSoFar(IFiles files, string path, ConfigNames names)
{
    private const int ConfigsSeen = 64;
    private readonly GrowingFile _file = new(files, path);
    private readonly List<Extremes> _scores = [];
    private int _seen;
    private bool _isStale;

    /// <summary>One end of a score: the trial that has it.</summary>
    private sealed record Held(double Mean, string Written, string Id, Value Line);

    private sealed class Extremes(string name)
    {
        public string Name => name;

        public byte[] MeanName { get; } = Encoding.UTF8.GetBytes($"\"mean_{name}\"");

        public Held? Greatest { get; set; }

        public Held? Least { get; set; }
    }

    /// <summary>Reads what is new; false where nothing is.</summary>
    public bool ReadOn()
    {
        using var file = _file.OpenIfNew(out var isOther);
        if (isOther)
        {
            Clear();
        }
        if (file is null)
        {
            return isOther;
        }
        Read(file, isOther ? 0 : _file.Length);
        if (_isStale)
        {
            Clear();
            Read(file, 0, LastLines(file));
            _isStale = false;
        }
        return true;
    }

    /// <summary>The best trials: of the scores that differ between trials, and of all where none does.</summary>
    /// <param name="goals">Which way is better, where somebody said.</param>
    public IReadOnlyList<BestTrial> Best(IReadOnlyDictionary<string, bool> goals)
    {
        var shown = _scores.Where(score => score.Name != ScoreGoal.FitTime).ToList();
        shown = shown.Count > 0 ? shown : _scores;
        return [.. shown.Select(score => BestOf(score, goals.TryGetValue(score.Name, out var goal) ? goal : ScoreDirection.IsMaximised(score.Name))).OfType<BestTrial>()];
    }

    private void Clear()
    {
        _scores.Clear();
        _seen = 0;
    }

    private BestTrial? BestOf(Extremes score, bool isMaximised)
        => (isMaximised ? score.Greatest : score.Least) is { } held ? new(score.Name, isMaximised, held.Written, held.Id, names.Of(ConfigOf(held.Line))) : null;

    /// <summary>The places of the lines that count: the last one of each id.</summary>
    private static HashSet<long> LastLines(OpenFile file)
    {
        var last = new Dictionary<string, long>();
        var lines = new LineReader(file);
        while (lines.MoveNext() && lines.IsTerminated)
        {
            var members = new MemberReader(lines.Line);
            if (members.TryGet("experiment_id"u8, out var id))
            {
                last[Encoding.UTF8.GetString(id)] = lines.Offset;
            }
        }
        return [.. last.Values];
    }

    private void Read(OpenFile file, long from, HashSet<long>? counting = null)
    {
        var lines = new LineReader(file, from, window: (int)Math.Clamp(file.Length - from, 1 << 12, LineReader.Window));
        var end = from;
        while (lines.MoveNext() && lines.IsTerminated)
        {
            if (counting?.Contains(lines.Offset) != false)
            {
                Take(lines.Line);
            }
            end = lines.End;
        }
        _file.Remember(file, end);
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        var members = new MemberReader(line);
        if (line is not [(byte)'{', .., (byte)'}'] || !members.TryGet("experiment_id"u8, out var id) || !members.TryGet("scores"u8, out var scores))
        {
            return;
        }
        if (_seen++ < ConfigsSeen)
        {
            names.See(ConfigOf(Parse(line)));
        }
        var reader = new MemberReader(scores);
        var list = default(ReadOnlySpan<byte>);
        while (reader.TryNext(out var name, out var value))
        {
            if (value is [(byte)'[', ..])
            {
                list = name;
            }
            else if (list.Length > 0 && IsMeanOf(name, list) && Utf8Parser.TryParse(value, out double mean, out var used) && used == value.Length && double.IsFinite(mean))
            {
                Take(ScoreOf(name), mean, value, id, line);
            }
        }
    }

    private void Take(Extremes score, double mean, ReadOnlySpan<byte> written, ReadOnlySpan<byte> id, ReadOnlySpan<byte> line)
    {
        _isStale |= Replaces(score.Greatest, mean, id) || Replaces(score.Least, mean, id);
        if (score.Greatest is { } greatest && mean <= greatest.Mean && score.Least is { } least && mean >= least.Mean)
        {
            return;
        }
        var held = new Held(mean, Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(id), Parse(line));
        score.Greatest = score.Greatest is { } high && mean <= high.Mean ? high : held;
        score.Least = score.Least is { } low && mean >= low.Mean ? low : held;
        names.See(ConfigOf(held.Line));
    }

    private static bool Replaces(Held? held, double mean, ReadOnlySpan<byte> id) => held is not null && held.Mean != mean && Ascii.Equals(id, held.Id);

    /// <summary>A mean follows the list that it is of.</summary>
    private static bool IsMeanOf(ReadOnlySpan<byte> mean, ReadOnlySpan<byte> list)
        => mean.Length == list.Length + 5 && mean.StartsWith("\"mean_"u8) && mean[6..].SequenceEqual(list[1..]);

    private Extremes ScoreOf(ReadOnlySpan<byte> meanName)
    {
        foreach (var known in _scores)
        {
            if (meanName.SequenceEqual(known.MeanName))
            {
                return known;
            }
        }
        _scores.Add(new(Parse(meanName).ToString()["mean_".Length..]));
        return _scores[^1];
    }

    private static Value Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return Value.ParseJson(json);
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or FormatException or InvalidOperationException)
        {
            return Value.Object();
        }
    }

    /// <summary>What stands before out_path, of the members that are not reserved, is the config.</summary>
    private static Value ConfigOf(Value line)
    {
        var members = new List<(string, Value)>();
        for (var i = 0; i < line.Names.Length && line.Names[i] != "out_path"; i++)
        {
            if (line.Names[i] is not ("experiment" or "experiment_id"))
            {
                members.Add((line.Names[i], line.Items[i]));
            }
        }
        return Value.Object([.. members]);
    }
}
