using System.Globalization;
using ExpRunner.Sweeps;

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
        var live = LivingRunners.In(Folder).ToDictionary(runner => runner.Id, runner => runner.ToString());
        for (var i = 0; i < journals.Count; i++)
        {
            var isFirst = journals[i] == Folder.Journal;
            new JournalReader(options.Files, History, Damage).Read(journals[i], i, isFirst ? isLive : live.Keys.Any(runner => journals[i] == Folder.JournalOf(runner)));
            if (isFirst && isLive && History.LastRunner is { } first)
            {
                live.TryAdd(first.Id, string.Create(CultureInfo.InvariantCulture, $"process {first.ProcessId} on {first.Host}"));
            }
        }
        Damage.Close();
        History.Settle(live.Keys.ToHashSet());
        Live = [.. live.Values];
        IsKnown = options.Experiment.IsKnown;
    }

    /// <summary>What the journals of a folder say.</summary>
    /// <param name="part">The folder, which has been read.</param>
    /// <param name="experiment">The experiment, if its code is at hand; null: as it was recorded.</param>
    /// <exception cref="SweepStoreException">One of them is of another sweep or of a newer version.</exception>
    public static RecordedSweep Of(PartFolder part, Experiment? experiment = null)
    {
        experiment ??= new RecordedExperiment(part.Name);
        var options = new SweepStoreOptions
        {
            Folder = part.Path,
            Experiment = experiment,
            Seed = (ulong)(part.Seed ?? 0),
            Runner = new RunnerRecord("", "", 0, "", experiment.CodeIdentity, default),
        };
        return new(options, part.Folder.Journals, part.IsRunning);
    }

    /// <summary>Whether the experiment's code is at hand.</summary>
    public bool IsKnown { get; }

    public SweepFolder Folder { get; }

    public DamageLog Damage { get; }

    public SweepHistory History { get; }

    public RecordedTrials Recorded { get; }

    /// <summary>The runners that work on it, for people; one that has written nothing yet is not known.</summary>
    public IReadOnlyList<string> Live { get; }

    public void Dispose() => Recorded.Dispose();
}
