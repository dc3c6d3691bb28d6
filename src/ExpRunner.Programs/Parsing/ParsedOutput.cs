using System.Globalization;
using ExpRunner.Programs.Captures;
using ExpRunner.Programs.Templates;
using ExpRunner.Results;
using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Programs.Parsing;

/// <summary>What patterns find in the kept output of a sweep: a row a repetition, or several where a row break divides the output.</summary>
internal sealed class ParsedOutput
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.ffffff";
    private static readonly string[] Known =
    [
        "BREAK_ID", "TASK_ID", "REPEAT_ID", "COMBINATION_ID", "EXPERIMENT_ID", "EXPERIMENT_NAME", "DURATION", "STARTED_AT", "ENDED_AT", "MAX_TRIES", "TRIES",
        "CLUSTER_ID", "CLUSTER_NAME", "NODE_ID", "NODE_NAME", "WORKER_ID", "OUTPUT_DIR", "WORK_DIR",
    ];

    private readonly RecordedRepetitions _sweep;
    private readonly CaptureSet _captures;
    private readonly string[] _parameters;
    private readonly List<string> _nodes;
    private readonly List<IReadOnlyList<Value>> _rows = [];
    private readonly List<string> _warnings = [];

    private ParsedOutput(RecordedRepetitions sweep, CaptureSet captures)
    {
        (_sweep, _captures) = (sweep, captures);
        _parameters = [.. sweep.All.SelectMany(repetition => repetition.Config.Names.ToArray()).Distinct()];
        _nodes = [.. sweep.All.Select(NodeOf).Distinct()];
    }

    /// <summary>The headings: <c>VAR_</c> and the parameters, <c>OUT_</c> and the scores, and what is known of the repetition.</summary>
    public IReadOnlyList<string> Columns => [.. _parameters.Select(name => $"VAR_{name}"), .. _captures.Names.Select(name => $"OUT_{name}"), .. Known];

    /// <summary>The rows, in order of task and break.</summary>
    public IReadOnlyList<IReadOnlyList<Value>> Rows => _rows;

    /// <summary>Repetitions that have no rows, scores that were never found.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads the output of every completed repetition.</summary>
    /// <exception cref="CaptureException">A pattern took too long.</exception>
    public static ParsedOutput Read(RecordedRepetitions sweep, CaptureSet captures, CancellationToken cancel)
    {
        var parsed = new ParsedOutput(sweep, captures);
        foreach (var repetition in sweep.All.Where(repetition => repetition.Status == AttemptStatus.Completed))
        {
            parsed.Add(repetition, cancel);
        }
        parsed.NameTheOthers();
        return parsed;
    }

    private void Add(RecordedRepetition repetition, CancellationToken cancel)
    {
        var input = new CaptureInput(repetition.Folder, FolderLogs.Newest(repetition.Folder), TemplateValues.OfConfig(repetition.Config)) { Config = repetition.Config };
        var found = CaptureReader.Read(_captures, input, cancel);
        var where = string.Create(CultureInfo.InvariantCulture, $"#{repetition.Id}/{repetition.RunId}");
        _warnings.AddRange(found.Warnings.Select(warning => $"{where}: {warning}"));
        foreach (var name in found.Missing.Concat(found.MissingRequired))
        {
            _warnings.Add($"{where}: nothing in {repetition.Folder} matches the pattern of {name}; its cell is empty.");
        }
        _warnings.AddRange(found.Uncomputed.Select(score => $"{where}: the score '{score.Name}' cannot be computed, and its cell is empty: {score.Reason}"));
        for (var i = 0; i < found.Rows.Count; i++)
        {
            _rows.Add([.. _parameters.Select(name => Cell(repetition.Config, name)), .. _captures.Names.Select(name => Cell(found.Rows[i], name)), .. KnownOf(repetition, i)]);
        }
    }

    private Value[] KnownOf(RecordedRepetition repetition, int row)
    {
        var ended = repetition.Ended;
        var startedAt = ended.TryGet("started_at", out var start) && DateTimeOffset.TryParse(start.ToString(), CultureInfo.InvariantCulture, out var time) ? time : default;
        var seconds = ended.TryGet("duration", out var duration) ? duration.AsDouble() : 0;
        var node = NodeOf(repetition);
        return
        [
            Value.Of(row), Whole((repetition.Id * (UInt128)repetition.Asked) + (UInt128)repetition.RunId), Value.Of(repetition.RunId), Whole(repetition.Id), Value.Of(0), Value.Of(_sweep.Experiment),
            Value.Of(seconds), TimeOf(startedAt), TimeOf(startedAt.AddSeconds(seconds)), Value.Of(_sweep.MaxTries), Value.Of(repetition.Tries),
            Value.Of(0), Value.Of("local"), Value.Of(_nodes.IndexOf(node)), Value.Of(node), Value.Of(WorkerOf(repetition).Split('/')[^1]),
            Value.Of(Path.GetFullPath(repetition.Folder)), Value.Of(_sweep.WorkingDirectory),
        ];
    }

    private void NameTheOthers()
    {
        string[] others = [.. _sweep.All.Where(repetition => repetition.Status != AttemptStatus.Completed)
            .Select(repetition => string.Create(CultureInfo.InvariantCulture, $"#{repetition.Id}/{repetition.RunId} ({(repetition.Status is { } status ? StatusNames.Of(status) : "not ended")})"))];
        if (others.Length > 0)
        {
            _warnings.Insert(0, $"{_sweep.Experiment}: {others.Length} {(others.Length == 1 ? "repetition has" : "repetitions have")} not completed and no row: {string.Join(", ", others)}.");
        }
    }

    private static string NodeOf(RecordedRepetition repetition) => WorkerOf(repetition).Split('/')[0];

    private static string WorkerOf(RecordedRepetition repetition) => repetition.Ended.TryGet("worker", out var worker) ? worker.ToString() : "";

    private static Value Cell(Value row, string name) => row.TryGet(name, out var cell) ? cell : Value.Null;

    private static Value Whole(UInt128 number) => Value.Number(number.ToString(CultureInfo.InvariantCulture));

    private static Value TimeOf(DateTimeOffset time) => Value.Of(time.ToLocalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));
}
