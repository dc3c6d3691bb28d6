using ExpRunner.Sweeps;
using ExpRunner.Values;

namespace ExpRunner.Results;

/// <summary>A trial's line of results.jsonl, typed.</summary>
/// <typeparam name="T">The experiment.</typeparam>
public sealed class SweepRow<T>
    where T : IExperiment<T>
{
    private readonly Value _config;
    private readonly Value _scores;

    internal SweepRow(Value line, Value config)
    {
        _config = config;
        _scores = line.TryGet("scores", out var scores) ? scores : Value.Object();
        ExperimentId = line.TryGet("experiment_id", out var id) && UInt128.TryParse(id.ToString(), out var number) ? number : 0;
        Repetitions = line.TryGet("repetitions", out var count) && count.Kind == ValueKind.Number ? (int)count.AsDouble() : 1;
        Error = line.TryGet("error", out var error) ? error.ToString() : null;
        OutPath = line.TryGet("out_path", out var path) ? path.ToString() : "";
        Status = line.TryGet("status", out var status)
            ? StatusNames.TryRead(status.ToString(), out var known) ? known : AttemptStatus.Failed
            : AttemptStatus.Completed;
    }

    /// <summary>The config, read as today's class reads it: a field that the line lacks has today's default.</summary>
    /// <exception cref="Spaces.ConfigException">A value does not fit its field.</exception>
    public T Config => T.Definition.Read(_config);

    /// <summary>The number of the trial.</summary>
    public UInt128 ExperimentId { get; }

    /// <summary>The repetitions asked for.</summary>
    public int Repetitions { get; }

    /// <summary>Completed, or the status of the first repetition that did not complete.</summary>
    public AttemptStatus Status { get; }

    /// <summary>The error of the first repetition that did not complete; null: none.</summary>
    public string? Error { get; }

    /// <summary>The trial's folder.</summary>
    public string OutPath { get; }

    /// <summary>The scores by name: the completed repetitions' values in order of run_id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Value>> Scores
    {
        get
        {
            var scores = new Dictionary<string, IReadOnlyList<Value>>(StringComparer.Ordinal);
            for (var i = 0; i < _scores.Names.Length; i++)
            {
                if (_scores.Items[i].Kind == ValueKind.List)
                {
                    scores[_scores.Names[i]] = _scores.Items[i].Items.ToArray();
                }
            }
            return scores;
        }
    }

    /// <summary>The values of a numeric score, one per completed repetition; booleans are 0 and 1, a missing value is NaN.</summary>
    /// <exception cref="KeyNotFoundException">There is no such score.</exception>
    public IReadOnlyList<double> Values(string score)
        => _scores.TryGet(score, out var list) ? Array.ConvertAll(list.Items.ToArray(), NumberOf) : throw NoScore(score);

    /// <summary>The mean of a numeric score over the completed repetitions; NaN where none has it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such score.</exception>
    public double Mean(string score) => Statistics(score).Mean;

    /// <summary>The population standard deviation (divided by n) of a numeric score; NaN where none has it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such score.</exception>
    public double PopulationDeviation(string score) => Statistics(score).Deviation;

    private (double Mean, double Deviation) Statistics(string score)
    {
        double[] there = _scores.TryGet(score, out var list) && list.Kind == ValueKind.List
            ? [.. list.Items.ToArray().Where(static value => value.Kind != ValueKind.Null).Select(NumberOf)]
            : throw NoScore(score);
        return there.Length == 0 ? (double.NaN, double.NaN) : Summary.Of(there);
    }

    private static double NumberOf(Value value) => value.Kind switch
    {
        ValueKind.Number => value.AsDouble(),
        ValueKind.Boolean => value.AsBoolean() ? 1 : 0,
        ValueKind.Text when value.AsText() is "Infinity" => double.PositiveInfinity,
        ValueKind.Text when value.AsText() is "-Infinity" => double.NegativeInfinity,
        _ => double.NaN,
    };

    private KeyNotFoundException NoScore(string score)
        => new($"Trial {ExperimentId} has no score '{score}'.{NearNames.Hint(score, Scores.Keys)}");
}
