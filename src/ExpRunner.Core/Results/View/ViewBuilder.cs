namespace ExpRunner.Results;

/// <summary>Brings results.jsonl to what the journal says: as little of it as is known to be wrong.</summary>
internal sealed class ViewBuilder(SweepHistory history, RecordedTrials recorded, ResultsLine lines, SweepFolder folder, Action<string> warn)
{
    private readonly TrialRecord _record = new();
    private readonly Utf8Buffer _line = new();

    /// <summary>What is right of the file as it is; null where all of it has to be written anew.</summary>
    public ViewMark? Proven()
        => history.View is { } mark && HoldsOthers(mark) && folder.Files.Exists(folder.Results) && ResultsOrder.CrcOf(folder.Files, folder.Results, mark.Bytes) == mark.Crc
            ? mark : null;

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsRight()
        => history.TrialCount == 0 || (Proven() is { IsOrdered: true } mark && LengthOfResults() == mark.Bytes && Behind(mark).Count == 0);

    /// <summary>Opens the file for this start, holding what the journal says.</summary>
    public ResultsView Open(TimeProvider time, Lock gate)
    {
        KeepForeign();
        if (Proven() is not { } mark)
        {
            return new ResultsView(folder, Rewrite(), history.LastId, time, gate);
        }
        var behind = Behind(mark);
        var lastId = behind.Count == 0 ? history.LastId : LastIdBefore(mark);
        var view = new ResultsView(folder, mark, lastId, time, gate);
        foreach (var trial in behind)
        {
            if (recorded.TryFill(_record, trial))
            {
                view.Append(_record.Id, LineOf(_record));
            }
        }
        return view;
    }

    private ReadOnlySpan<byte> LineOf(TrialRecord record)
    {
        _line.Truncate();
        lines.Write(record, _line);
        return _line.Written;
    }

    /// <summary>A file that no journal accounts for is somebody's: it is put beside.</summary>
    private void KeepForeign()
    {
        if (history.TrialCount == 0 && folder.Files.Exists(folder.Results) && LengthOfResults() > 0)
        {
            var kept = folder.FreeName(folder.Results, ".before");
            folder.Files.Rename(folder.Results, kept, overwrite: false);
            warn($"{folder.Results}: no journal accounts for this file; it is now {kept}.");
        }
    }

    private long LengthOfResults() => LengthOf(folder.Results);

    private long LengthOf(string path)
    {
        using var file = folder.Files.Open(path, FileUse.Read);
        return file.Length;
    }

    /// <summary>Writes the whole file anew, in order of id.</summary>
    public ViewMark Rewrite()
    {
        var (bytes, crc) = (0L, 0u);
        folder.Replace(folder.Results, file =>
        {
            foreach (var trial in InOrder(Enumerable.Range(0, history.TrialCount)))
            {
                if (recorded.TryFill(_record, trial))
                {
                    var line = LineOf(_record);
                    crc = Crc32C.Of(line, crc);
                    file.Add(line);
                }
            }
            bytes = file.Length;
        });
        return new ViewMark(LinePlace.None, bytes, crc, IsTrusted: true, IsOrdered: true, new Dictionary<string, long>());
    }

    private List<int> Behind(ViewMark mark)
        => InOrder(Enumerable.Range(0, history.TrialCount).Where(trial => IsBehind(trial, mark)));

    private UInt128 LastIdBefore(ViewMark mark)
    {
        UInt128 last = 0;
        for (var trial = 0; trial < history.TrialCount; trial++)
        {
            last = IsBehind(trial, mark) ? last : UInt128.Max(last, history.IdOf(trial));
        }
        return last;
    }

    /// <summary>Whether the file held all that is in the journals of other runners today.</summary>
    private bool HoldsOthers(ViewMark mark)
    {
        var others = folder.Journals.Where(path => path != folder.Journal).ToList();
        return others.Count == mark.Others.Count && others.TrueForAll(path => mark.Others.TryGetValue(Path.GetFileName(path), out var length) && length == LengthOf(path));
    }

    private bool IsBehind(int trial, ViewMark mark)
        => history.TrialAt(trial).Touched is var touched && touched.File == mark.Place.File && touched.Offset >= mark.Place.Offset;

    private List<int> InOrder(IEnumerable<int> trials)
    {
        var list = trials.ToList();
        for (var i = 1; i < list.Count; i++)
        {
            if (history.IdOf(list[i]) < history.IdOf(list[i - 1]))
            {
                list.Sort((left, right) => history.IdOf(left).CompareTo(history.IdOf(right)));
                break;
            }
        }
        return list;
    }
}
