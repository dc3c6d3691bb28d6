using ExpRunner.Platform;
using ExpRunner.Results;

namespace ExpRunner.Reporting.Live;

/// <summary>Follows all sweeps below some paths, also those that begin later.</summary>
internal sealed class ResultsFollower : IDisposable
{
    /// <summary>Looking for folders may cost this share of the time.</summary>
    private const int SearchShare = 20;

    private static readonly TimeSpan SearchEvery = TimeSpan.FromSeconds(1);
    private readonly IReadOnlyList<string> _paths;
    private readonly TimeProvider _time;
    private readonly int _mostShown;
    private readonly Dictionary<string, SweepFollower> _sweeps = [];
    private List<string> _order = [];
    private long _nextSearch = long.MinValue;

    /// <param name="paths">Experiments' folders, or folders with experiments somewhere below; they need not exist yet.</param>
    /// <param name="time">The clock.</param>
    /// <param name="mostShown">Of so many running trials a sweep the newest logged values are read.</param>
    public ResultsFollower(IReadOnlyList<string> paths, TimeProvider time, int mostShown)
        => (_paths, _time, _mostShown) = (paths.Count == 0 ? [Report.DefaultPath] : paths, time, mostShown);

    /// <summary>Which way of a score is better, where somebody said.</summary>
    public IReadOnlyDictionary<string, bool> Goals { get; init; } = new Dictionary<string, bool>();

    /// <summary>What was asked for and is not there yet.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Looks at what is new, and gives all sweeps as they are now, in order of their paths.</summary>
    public IReadOnlyList<SweepPicture> Look()
    {
        var now = _time.GetTimestamp();
        if (now >= _nextSearch || _sweeps.Count == 0)
        {
            Search();
            var took = _time.GetElapsedTime(now);
            _nextSearch = _time.GetTimestamp() + (long)(Math.Max(SearchEvery.TotalSeconds, took.TotalSeconds * SearchShare) * _time.TimestampFrequency);
        }
        return [.. _order.Select(folder => _sweeps[folder].Look())];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sweep in _sweeps.Values)
        {
            sweep.Dispose();
        }
    }

    private void Search()
    {
        var (found, missing) = (new List<string>(), new List<string>());
        foreach (var path in _paths)
        {
            var below = FindBelow(path);
            found.AddRange(below);
            if (below.Count == 0)
            {
                missing.Add(path);
            }
        }
        _order = [.. found.DistinctBy(Path.GetFullPath)];
        Missing = missing;
        foreach (var gone in _sweeps.Keys.Except(_order).ToList())
        {
            _sweeps.Remove(gone, out var sweep);
            sweep!.Dispose();
        }
        foreach (var folder in _order.Where(folder => !_sweeps.ContainsKey(folder)))
        {
            _sweeps[folder] = new SweepFollower(new SweepFolder(DiskFiles.Instance, folder), _time, Goals, _mostShown);
        }
    }

    private static List<string> FindBelow(string path)
    {
        try
        {
            // A results.jsonl stands for the folder it lies in.
            var folder = File.Exists(path) ? Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : "." : path;
            var named = folder.Length > 1 ? folder.TrimEnd('/', Path.DirectorySeparatorChar) : folder;
            return Directory.Exists(folder) ? [.. FolderSearch.Find(named, folder => PartFolder.Is(new SweepFolder(DiskFiles.Instance, folder)))] : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It may be readable later; until then it is as if it were not there.
            return [];
        }
    }
}
