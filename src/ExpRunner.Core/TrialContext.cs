using System.ComponentModel;
using ExpRunner.Sweeps;

namespace ExpRunner;

/// <summary>What a phase may know of the trial it runs in: identity, randomness, a folder, a place for series.</summary>
public sealed class TrialContext
{
    private readonly TrialSetup _setup;
    private Dictionary<string, long>? _nextSteps;
    private List<LoggedValue>? _series;
    private TrialRandom? _random;
    private TrialRandom? _sharedRandom;
    private TrialContext? _origin;
    private long _fitStarted;

    internal TrialContext(TrialSetup setup) => _setup = setup;

    /// <summary>The name of the experiment.</summary>
    public string Experiment => _setup.Experiment;

    /// <summary>The number of the trial, from 0.</summary>
    public UInt128 ExperimentId => _setup.ExperimentId;

    /// <summary>The number of the repetition, from 0.</summary>
    public int RunId => _setup.RunId;

    /// <summary>The number of the try of this repetition, from 1.</summary>
    public int Attempt => _setup.Attempt;

    /// <summary>A seed that depends on sweep seed, config and repetition alone, for generators other than <see cref="Random"/>.</summary>
    public ulong Seed => _setup.Seed;

    /// <summary>Random numbers that depend on sweep seed, config and repetition alone: not on order, workers or time.</summary>
    public TrialRandom Random => _random ??= new TrialRandom(_setup.Seed);

    /// <summary>Random numbers that depend on sweep seed and repetition alone, the same for every config: for data splits and common noise, so that configs are compared in pairs.</summary>
    public TrialRandom SharedRandom
    {
        get
        {
            (_origin ?? this).UsesSharedRandom = true;
            return _sharedRandom ??= new TrialRandom(_setup.SharedSeed);
        }
    }

    /// <summary>Whether <see cref="SharedRandom"/> was asked for: comparisons of configs pair their repetitions only then.</summary>
    internal bool UsesSharedRandom { get; private set; }

    /// <summary>Cancelled when the attempt runs out of time or the sweep is stopped.</summary>
    public CancellationToken Cancellation => _setup.Cancellation;

    /// <summary>The folder of this repetition; it may not exist yet. See <see cref="PathOf"/>.</summary>
    public string OutPath => _setup.OutPath;

    /// <summary>The slot this attempt runs in, from 0.</summary>
    public int Slot => _setup.Slot;

    /// <summary>The time <c>Fit</c> took, once it has ended.</summary>
    public TimeSpan FitTime { get; private set; }

    /// <summary>The values logged so far, in order; kept only for contexts made by <see cref="ForTest"/>.</summary>
    public IReadOnlyList<LoggedValue> Series => _series ?? (IReadOnlyList<LoggedValue>)[];

    /// <summary>The path of a file of this repetition; makes its folder.</summary>
    /// <param name="file">A file name, or a path below the repetition's folder.</param>
    public string PathOf(string file)
    {
        var path = Path.GetFullPath(Path.Combine(OutPath, file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Adds a value to a series, such as a loss per epoch; it can be read while the trial runs.</summary>
    /// <param name="name">The name of the series.</param>
    /// <param name="value">The value; NaN and infinities are legal.</param>
    /// <param name="step">The step; left out: counted from 0 for each series.</param>
    public void Log(string name, double value, long? step = null)
    {
        _nextSteps ??= new(StringComparer.Ordinal);
        var number = step ?? _nextSteps.GetValueOrDefault(name);
        _nextSteps[name] = number + 1;
        var logged = new LoggedValue(name, value, number);
        if (_setup.Series is { } series)
        {
            series.Add(logged);
        }
        else
        {
            (_series ??= []).Add(logged);
        }
    }

    /// <summary>The trial before this one, with the same <see cref="RunId"/>, as its list says with <see cref="AfterAttribute"/>; of several, the last. Null: this is the first of its list.</summary>
    /// <typeparam name="TScores">What the experiment's last phase returns.</typeparam>
    /// <exception cref="InvalidOperationException">Its scores cannot be read as that type.</exception>
    public PreviousTrial<TScores>? Previous<TScores>()
        => _setup.Previous is not null ? (PreviousTrial<TScores>)_setup.Previous : _setup.Needed.Count == 0 ? null : new PreviousTrial<TScores>(_setup.Needed[^1]);

    /// <summary>All trials that its list says come first, in their order, with the same <see cref="RunId"/>.</summary>
    /// <typeparam name="TScores">What the experiment's last phase returns.</typeparam>
    /// <exception cref="InvalidOperationException">Scores cannot be read as that type.</exception>
    public IReadOnlyList<PreviousTrial<TScores>> AllPrevious<TScores>()
        => _setup.Previous is not null ? [(PreviousTrial<TScores>)_setup.Previous] : [.. _setup.Needed.Select(needed => new PreviousTrial<TScores>(needed))];

    /// <summary>The same context with a trial before it, for tests.</summary>
    /// <param name="scores">Its scores.</param>
    /// <param name="outPath">Its folder; left out: a new name below the system's folder for temporary files.</param>
    /// <param name="config">Its config: an instance of the experiment.</param>
    public TrialContext WithPrevious<TScores>(TScores scores, string? outPath = null, object? config = null)
        => new(_setup with { Previous = new PreviousTrial<TScores>(0, outPath ?? NewFolder(), scores, config) }) { _origin = _origin ?? this };

    /// <summary>The most that is kept of each log; null: all of it.</summary>
    internal long? MaxLog => _setup.MaxLog;

    /// <summary>Says that the trial does something, for whoever waits for output.</summary>
    internal void IsAlive() => _setup.Series?.Touch();

    /// <summary>A context for tests: repetition 0 of trial 0, a temporary folder, series kept in memory.</summary>
    /// <param name="seed">The sweep seed; both random generators depend on it alone.</param>
    /// <param name="outPath">The folder for files; left out: a new name below the system's folder for temporary files.</param>
    public static TrialContext ForTest(ulong seed = 0, string? outPath = null) => new(new TrialSetup
    {
        Experiment = "test",
        Seed = seed,
        SharedSeed = ~seed,
        OutPath = outPath ?? NewFolder(),
    });

    private static string NewFolder() => Path.Combine(Path.GetTempPath(), "exprun-" + Guid.NewGuid().ToString("N"));

    /// <summary>The same context, newly begun, with a token for phases that take one.</summary>
    public TrialContext WithCancellation(CancellationToken cancel) => new(_setup with { Cancellation = cancel }) { _origin = _origin ?? this };

    /// <summary>Called by generated code when <c>Fit</c> starts.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void FitStarts() => _fitStarted = _setup.Time.GetTimestamp();

    /// <summary>Called by generated code when <c>Fit</c> has ended.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void FitEnded() => FitTime = _setup.Time.GetElapsedTime(_fitStarted);
}
