namespace ExpRunner.Results;

/// <summary>What the journals of a sweep say, read without the right to write.</summary>
internal sealed class RecordedSweep : IDisposable
{
    /// <param name="options">The sweep, and the folder whose list of damages counts.</param>
    /// <param name="journals">The files; their places in the history have the numbers they have here.</param>
    /// <param name="isLive">Whether somebody writes <c>journal.jsonl</c>.</param>
    /// <exception cref="SweepStoreException">One of them is of another sweep or of a newer version.</exception>
    public RecordedSweep(SweepStoreOptions options, IReadOnlyList<string> journals, bool isLive)
    {
        Folder = new SweepFolder(options.Files, options.Folder);
        Damage = new DamageLog(Folder, options.Warn);
        var reading = new ConfigReading(options.Experiment);
        History = new SweepHistory(options, reading);
        Recorded = new RecordedTrials(History, reading, options.Files, journals);
        RunnerLine? live = null;
        for (var i = 0; i < journals.Count; i++)
        {
            var isOurs = isLive && journals[i] == Folder.Journal;
            new JournalReader(options.Files, History, Damage).Read(journals[i], i, isOurs);
            live = isOurs ? History.LastRunner : live;
        }
        Damage.Close();
        History.Settle(live);
        Live = live;
        IsKnown = options.Experiment.IsKnown;
    }

    /// <summary>Whether the experiment's code is at hand.</summary>
    public bool IsKnown { get; }

    public SweepFolder Folder { get; }

    public DamageLog Damage { get; }

    public SweepHistory History { get; }

    public RecordedTrials Recorded { get; }

    /// <summary>The start that still runs; null: none, or it has written nothing yet.</summary>
    public RunnerLine? Live { get; }

    public void Dispose() => Recorded.Dispose();
}
