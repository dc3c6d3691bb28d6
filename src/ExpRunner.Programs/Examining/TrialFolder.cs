using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Parsing;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner;

/// <summary>The folder of a repetition and what the journals know of it.</summary>
public sealed class TrialFolder
{
    private readonly RecordedRepetition _repetition;
    private readonly IReadOnlyList<string> _others;

    /// <param name="experiment">The experiment's name.</param>
    /// <param name="repetition">What is known of it.</param>
    /// <param name="others">The folders of the trial's other repetitions, which may lie in this one.</param>
    internal TrialFolder(string experiment, RecordedRepetition repetition, IReadOnlyList<string> others)
    {
        (Experiment, _repetition, _others) = (experiment, repetition, others);
        Config = new ConfigValues(repetition.Config);
        Scores = new ConfigValues(Of("scores") ?? Value.Null);
    }

    /// <summary>The experiment's name.</summary>
    public string Experiment { get; }

    /// <summary>The number of the trial.</summary>
    public UInt128 ExperimentId => _repetition.Id;

    /// <summary>The number of the repetition.</summary>
    public int RunId => _repetition.RunId;

    /// <summary>The config, as it was recorded.</summary>
    public ConfigValues Config { get; }

    /// <summary>How it ended; null: it has not.</summary>
    public AttemptStatus? Status => _repetition.Status;

    /// <summary>Why it did not complete; null: it did, or has not ended.</summary>
    public string? Error => Of("error")?.ToString();

    /// <summary>The scores it has; none where it did not complete.</summary>
    public ConfigValues Scores { get; }

    /// <summary>The folder; it need not exist where nothing was written into it.</summary>
    public string Path => _repetition.Folder;

    /// <summary>The files in it and below, as paths relative to it with slashes, in ordinal order; other repetitions' files are not among them.</summary>
    public IReadOnlyList<string> Files => !Directory.Exists(Path) ? [] : [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Where(file => !_others.Any(other => file.StartsWith(other + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    /// <summary>The logs of a stage, the oldest attempt first: <c>folder.Logs("test")[^1]</c> is the newest.</summary>
    /// <param name="stage">The stage; null: all of them, in an attempt the one that was last written to last.</param>
    /// <param name="stream">Which of its streams.</param>
    public IReadOnlyList<TrialLog> Logs(string? stage = null, OutputStream stream = OutputStream.Output)
        => [.. FolderLogs.Of(Path, stage, stream == OutputStream.Output ? CaptureStream.Output : CaptureStream.Error)
            .Select(log => new TrialLog(log.Log.Stage, stream, log.Attempt, log.Log.Path))];

    /// <summary>The path of a file in it.</summary>
    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary><c>newnorm/3/0 norm=new moment=0.1</c>: experiment, experiment_id, run_id and config.</summary>
    public override string ToString() => $"{Experiment}/{ExperimentId}/{RunId} {Config}".TrimEnd();

    /// <summary>A value by the name that expressions have for it; null: there is none.</summary>
    internal Value? Find(string name) => Config.TryGetValue(name, out var value) ? value : name switch
    {
        "experiment" => Value.Of(Experiment),
        "experiment_id" => Value.Number(ExperimentId.ToString()),
        "run_id" => Value.Of(RunId),
        "status" => Status is { } status ? Value.Of(StatusNames.Of(status)) : Value.Null,
        _ => Scores.TryGetValue(name, out value) ? value : null,
    };

    private Value? Of(string member) => _repetition.Ended.TryGet(member, out var value) && !value.IsNull ? value : null;
}
