namespace ExpRunner.Programs.Captures;

/// <summary>Reads the scores of a repetition from what it left.</summary>
internal sealed class CaptureReader
{
    /// <summary>A larger file is read as JSON lines alone.</summary>
    private const int LargestJson = 1 << 26;

    private readonly CaptureSet _set;
    private readonly CaptureInput _input;
    private readonly CancellationToken _cancel;
    private readonly CaptureRow _total;
    private readonly List<CaptureRow> _rows = [];
    private readonly List<CaptureRow> _common = [];
    private readonly List<string> _warnings = [];

    private CaptureReader(CaptureSet set, CaptureInput input, CancellationToken cancel)
    {
        (_set, _input, _cancel) = (set, input, cancel);
        _total = new(set);
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="CaptureException">A pattern took too long.</exception>
    /// <exception cref="IOException">A log is there and cannot be read.</exception>
    public static CaptureResult Read(CaptureSet set, CaptureInput input, CancellationToken cancel)
    {
        var reader = new CaptureReader(set, input, cancel);
        reader.ReadLogs();
        reader.ReadFiles();
        return reader.Result();
    }

    private void ReadLogs()
    {
        foreach (var log in _input.Logs)
        {
            var captures = Of(source => source.File is null && (source.Stage ?? log.Stage) == log.Stage && (source.Stream & log.Stream) != 0);
            if (captures.Length > 0 && File.Exists(log.Path))
            {
                ReadLines(log.Path, captures, isFile: false);
            }
        }
    }

    private void ReadFiles()
    {
        var files = _set.Captures.Select((capture, index) => (capture.Source.File, Index: index)).Where(capture => capture.File is not null);
        foreach (var file in files.GroupBy(capture => Path.GetFullPath(capture.File!.Expand(_input.Values), _input.Folder), capture => capture.Index))
        {
            if (!File.Exists(file.Key))
            {
                _warnings.Add($"There is no file {file.Key}.");
                continue;
            }
            var whole = file.Where(index => _set.Captures[index].Pattern is null && IsWholeJson(file.Key, index)).ToArray();
            ReadLines(file.Key, [.. file.Except(whole)], isFile: true);
        }
    }

    private void ReadLines(string path, int[] captures, bool isFile)
    {
        if (captures.Length == 0)
        {
            return;
        }
        var lines = new LineCaptures(_set, captures, isFile, new(_set, _total));
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (new LineScanner(lines.Needles, lines.Read).Scan(stream, _cancel))
        {
            _warnings.Add($"{path} has a line of more than {LineScanner.LongestLine} bytes; only its beginning was searched.");
        }
        _rows.AddRange(lines.Rows.Finish(out var common));
        if (common is not null)
        {
            _common.Add(common);
        }
        if (lines.Rows.IsFull)
        {
            _warnings.Add($"{path} has more than {Tally.MostKept} rows; the rest was dropped.");
        }
    }

    private bool IsWholeJson(string path, int capture)
    {
        if (new FileInfo(path).Length > LargestJson || !PrintedJson.TryRead(File.ReadAllBytes(path), out var value))
        {
            return false;
        }
        var row = new CaptureRow(_set);
        foreach (var (name, score) in JsonScores.In(value, _set.Captures[capture]))
        {
            _total.Add(capture, name, score);
            row.Add(capture, name, score);
        }
        _common.Add(row);
        return true;
    }

    private CaptureResult Result()
    {
        var scores = FormulaScores.AddTo(_total.ToScores([]), _set.Formulas, _input.Config, out var uncomputed);
        _warnings.AddRange(_total.Full.Select(name => $"'{name}' has more than {Tally.MostKept} values; the rest was dropped."));
        var missing = Enumerable.Range(0, _set.Captures.Count).Where(i => !_total.Has(i)).Select(i => _set.Captures[i]).ToArray();
        return new(scores, _rows.Count == 0 ? [scores] : [.. _rows.Select(row => FormulaScores.AddTo(row.ToScores(_common), _set.Formulas, _input.Config, out _))])
        {
            Missing = [.. missing.Where(capture => !capture.IsRequired).Select(Name)],
            MissingRequired = [.. missing.Where(capture => capture.IsRequired).Select(Name)],
            Uncomputed = uncomputed,
            Warnings = _warnings,
        };
    }

    private int[] Of(Predicate<CaptureSource> isMeant) => [.. Enumerable.Range(0, _set.Captures.Count).Where(i => isMeant(_set.Captures[i].Source))];

    private static string Name(CaptureSpec capture) => capture.Name.Length > 0 ? capture.Name : capture.Source.File?.Text ?? "JSON";
}
