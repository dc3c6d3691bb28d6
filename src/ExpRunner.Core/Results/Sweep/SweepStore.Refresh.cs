namespace ExpRunner.Results;

/// <summary>Brings what other runners recorded into results.jsonl while the sweep runs.</summary>
internal sealed partial class SweepStore
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(5);

    /// <summary>Of the time that a refresh takes; recording waits for it.</summary>
    private const int ShareOfRefresh = 30;

    private ITimer? _refresh;
    private long _othersLength;

    private void RefreshLater() => _refresh ??= _options.Claims is null ? null
        : _options.Time.CreateTimer(_ => TryRefresh(), null, RefreshEvery, Timeout.InfiniteTimeSpan);

    private void TryRefresh()
    {
        var wait = RefreshEvery;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }
            var start = _options.Time.GetTimestamp();
            try
            {
                Refresh();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SweepStoreException)
            {
                // It is a view, and the sweep ends with a new one.
            }
            var took = ShareOfRefresh * _options.Time.GetElapsedTime(start);
            wait = took > wait ? took : wait;
            _refresh!.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Reads the journals as they are now, and writes the view anew where others added to theirs.</summary>
    private void Refresh()
    {
        var others = _folder.Journals.Where(path => path != JournalPath).Sum(LengthOf);
        if (others == _othersLength)
        {
            return;
        }
        _journal!.Write();
        using var now = new SweepStore(_options with { Claims = null, Warn = _ => { } }, isReadOnly: true, null);
        var view = now.Builder().Open(_options.Time, _gate);
        _view!.Dispose();
        _view = view;
        _othersLength = others;
    }

    private long LengthOf(string path)
    {
        using var file = _folder.Files.Open(path, FileUse.Read);
        return file.Length;
    }
}
