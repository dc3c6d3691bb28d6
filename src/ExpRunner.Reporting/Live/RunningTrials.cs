using System.Globalization;
using ExpRunner.Results;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Live;

/// <summary>Keeps which repetitions run, since when, and what they logged.</summary>
internal sealed class RunningTrials(IFiles files, string folder, ConfigNames names, int mostShown)
{
    /// <summary>The line that each repetition began with, until it has ended.</summary>
    private readonly Dictionary<int, LinePlace> _started = [];

    private readonly Dictionary<LinePlace, (RunningTrial Trial, Value Config, NewestValues Values)> _known = [];

    /// <summary>A repetition has started.</summary>
    public void Start(int repetition, LinePlace line) => _started[repetition] = line;

    /// <summary>A repetition has ended.</summary>
    public void End(int repetition) => _started.Remove(repetition);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _started.Clear();
        _known.Clear();
    }

    /// <summary>What runs now, the longest first.</summary>
    public IReadOnlyList<RunningTrial> Of(RecordedSweep sweep)
    {
        var running = _started.Where(entry => sweep.Runs(sweep.History.RepetitionAt(entry.Key))).ToList();
        foreach (var (repetition, line) in running.Where(entry => !_known.ContainsKey(entry.Value)))
        {
            _known[line] = Describe(sweep.History, repetition, line);
            names.See(_known[line].Config);
        }
        foreach (var gone in _known.Keys.Except(running.Select(entry => entry.Value)).ToList())
        {
            _known.Remove(gone);
        }
        return [.. _known.Values.OrderBy(entry => entry.Trial.StartedAt).ThenBy(entry => entry.Trial.Id).ThenBy(entry => entry.Trial.RunId)
            .Select((entry, place) => entry.Trial with { Config = names.Of(entry.Config), Newest = place < mostShown ? entry.Values.Read() : "" })];
    }

    private (RunningTrial, Value, NewestValues) Describe(SweepHistory history, int repetition, LinePlace line)
    {
        ref readonly var entry = ref history.RepetitionAt(repetition);
        var text = JournalText.Parse(history.LineAt(line));
        var owner = history.RunnerOf(entry.OpenRunner) is { } runner ? string.Create(CultureInfo.InvariantCulture, $"process {runner.ProcessId} on {runner.Host}") : "";
        var place = Path.Combine(folder, text.Text("path") ?? "");
        var config = history.TrialAt(entry.Trial).Config.IsKnown ? history.ConfigOf(entry.Trial) : Value.Object();
        var trial = new RunningTrial(history.IdOf(entry.Trial), entry.RunId, entry.OpenAttempt, text.Time("at"), owner, "", place);
        return (trial, config, new NewestValues(files, place, entry.OpenAttempt));
    }
}
