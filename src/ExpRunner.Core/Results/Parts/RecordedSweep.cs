using System.Globalization;
using ExpRunner.Sweeps;

namespace ExpRunner.Results;

/// <summary>What the journals of a sweep say, read without the right to write.</summary>
internal sealed class RecordedSweep : IDisposable
{
    private readonly IReadOnlyList<string> _journals;
    private readonly JournalReader[] _readers;
    private Dictionary<string, string> _live = [];

    /// <param name="options">The sweep, and the folder whose list of damages counts.</param>
    /// <param name="journals">The files; their places in the history have the numbers they have here.</param>
    /// <param name="isLive">Whether somebody writes <c>journal.jsonl</c>.</param>
    /// <exception cref="SweepStoreException">One of them is of another sweep or of a newer version.</exception>
    public RecordedSweep(SweepStoreOptions options, IReadOnlyList<string> journals, bool isLive)
        : this(options, journals)
    {
        FindLive();
        for (var i = 0; i < journals.Count; i++)
        {
            _readers[i].Read(journals[i], i, IsWritten(journals[i], isLive));
            AddFirst(journals[i], isLive, _readers[i].Runner);
        }
        Damage.Close();
        History.Settle(_live.Keys.ToHashSet());
    }

    private RecordedSweep(SweepStoreOptions options, IReadOnlyList<string> journals)
    {
        _journals = journals;
        Folder = new SweepFolder(options.Files, options.Folder);
        Damage = new DamageLog(Folder, options.Warn);
        var reading = new ConfigReading(options.Experiment);
        History = new SweepHistory(options, reading);
        Recorded = new RecordedTrials(History, reading, options.Files, journals);
        _readers = [.. journals.Select(_ => new JournalReader(options.Files, History, Damage))];
        IsKnown = options.Experiment.IsKnown;
    }

    /// <summary>What the journals of a folder say.</summary>
    /// <param name="part">The folder, which has been read.</param>
    /// <param name="experiment">The experiment, if its code is at hand; null: as it was recorded.</param>
    /// <exception cref="SweepStoreException">One of them is of another sweep or of a newer version.</exception>
    public static RecordedSweep Of(PartFolder part, Experiment? experiment = null)
        => new(OptionsOf(part.Folder, experiment ?? new RecordedExperiment(part.Name), part.Seed), part.Folder.Journals, part.IsRunning);

    /// <summary>A sweep of which nothing has been read yet, for who follows it with <see cref="ReadOn"/>.</summary>
    public static RecordedSweep Follow(SweepFolder folder, IReadOnlyList<string> journals, string experiment, UInt128? seed)
        => new(OptionsOf(folder, new RecordedExperiment(experiment), seed), journals);

    /// <summary>Takes what a journal holds beyond what was taken before, up to the last line that has its end: the rest of it may be on its way.</summary>
    /// <param name="number">The number of the journal.</param>
    /// <param name="file">The journal, opened.</param>
    /// <exception cref="SweepStoreException">It is of another sweep or of a newer version.</exception>
    public void ReadOn(int number, OpenFile file) => _readers[number].ReadOn(file, _journals[number], number);

    /// <summary>Looks who works on it; to be done before reading, so that all that those wrote who are gone is taken.</summary>
    public void FindLive() => _live = LivingRunners.In(Folder).ToDictionary(runner => runner.Id, runner => runner.ToString());

    /// <summary>Who holds the lock of the folder writes the first journal, and may be on no board: it is known once that journal has been read.</summary>
    public void FindFirst(bool isLive)
    {
        for (var i = 0; i < _journals.Count; i++)
        {
            AddFirst(_journals[i], isLive, _readers[i].Runner);
        }
    }

    /// <summary>Whether a repetition runs now.</summary>
    public bool Runs(in RepetitionEntry entry) => entry.OpenAttempt > 0 && History.RunnerOf(entry.OpenRunner) is { } runner && IsLive(runner);

    /// <summary>Whether a start works on it.</summary>
    public bool IsLive(RunnerLine runner) => _live.ContainsKey(runner.Id);

    /// <summary>How many runners died while it ran.</summary>
    public int DeathsOf(in RepetitionEntry entry) => entry.Deaths + (entry.OpenAttempt > 0 && !Runs(entry) ? 1 : 0);

    /// <summary>Whether the experiment's code is at hand.</summary>
    public bool IsKnown { get; }

    public SweepFolder Folder { get; }

    public DamageLog Damage { get; }

    public SweepHistory History { get; }

    public RecordedTrials Recorded { get; }

    /// <summary>The runners that work on it, for people; one that has written nothing yet is not known.</summary>
    public IReadOnlyList<string> Live => [.. _live.Values];

    public void Dispose() => Recorded.Dispose();

    private static SweepStoreOptions OptionsOf(SweepFolder folder, Experiment experiment, UInt128? seed) => new()
    {
        Folder = folder.Path,
        Experiment = experiment,
        Seed = (ulong)(seed ?? 0),
        Runner = new RunnerRecord("", "", 0, "", experiment.CodeIdentity, default),
    };

    private bool IsWritten(string journal, bool isLive)
        => journal == Folder.Journal ? isLive : _live.Keys.Any(runner => journal == Folder.JournalOf(runner));

    private void AddFirst(string journal, bool isLive, int runner)
    {
        if (journal == Folder.Journal && isLive && History.RunnerOf(runner) is { } first)
        {
            _live.TryAdd(first.Id, string.Create(CultureInfo.InvariantCulture, $"process {first.ProcessId} on {first.Host}"));
        }
    }
}
