namespace ExpRunner.Reporting;

/// <summary>Where the lines that count stand in a file whose ids do not come in order, as while a sweep runs: 24 bytes a line.</summary>
internal static class LineIndex
{
    private readonly record struct Entry(long Id, int Experiment, long Offset);

    /// <summary>The places of the last line of each id, in order of id; null where an id is no plain whole number.</summary>
    public static long[]? Of(LineReading reading)
    {
        var entries = new List<Entry>();
        var experiments = new Dictionary<string, int>();
        var last = new LastExperiment();
        while (reading.Next())
        {
            if (!LineId.TryRead(reading, out var id))
            {
                return null;
            }
            entries.Add(new(id, last.IndexOf(reading, experiments), reading.Offset));
        }
        entries.Sort(static (left, right) => (left.Id, left.Experiment, left.Offset).CompareTo((right.Id, right.Experiment, right.Offset)));
        return Counting(entries);
    }

    /// <summary>Of one id and experiment the last line, in the place of the first one.</summary>
    private static long[] Counting(List<Entry> entries)
    {
        var kept = new List<(long Id, long First, long Last)>();
        for (var i = 0; i < entries.Count; i++)
        {
            var first = entries[i].Offset;
            while (i + 1 < entries.Count && entries[i].Id != LineId.None && entries[i + 1].Id == entries[i].Id && entries[i + 1].Experiment == entries[i].Experiment)
            {
                i++;
            }
            kept.Add((entries[i].Id, first, entries[i].Offset));
        }
        kept.Sort();
        return [.. kept.Select(line => line.Last)];
    }

    /// <summary>Numbers experiments; most lines are of the one before.</summary>
    private sealed class LastExperiment
    {
        private byte[] _bytes = [];
        private int _index = -1;

        public int IndexOf(LineReading reading, Dictionary<string, int> experiments)
        {
            var leaf = reading.Layout?.Experiment ?? -1;
            var bytes = leaf < 0 ? default : reading.Places[leaf].Of(reading.Line);
            if (leaf < 0 || _index < 0 || !bytes.SequenceEqual(_bytes))
            {
                _bytes = bytes.ToArray();
                var name = reading.Row.Experiment;
                _index = experiments.TryGetValue(name, out var known) ? known : experiments[name] = experiments.Count;
            }
            return _index;
        }
    }
}
