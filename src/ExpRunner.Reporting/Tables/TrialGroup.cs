using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>The trials behind one row of a table: one, or several that were grouped; their repetitions are pooled.</summary>
internal sealed class TrialGroup(params IReadOnlyList<ResultRow> trials)
{
    private readonly Dictionary<string, Summary> _summaries = [];

    public IReadOnlyList<ResultRow> Trials => trials;

    public string Experiment => trials[0].Experiment;

    public int Failed => trials.Count(trial => trial.Status != "completed");

    /// <summary>How many repetitions have scores.</summary>
    public int Repetitions => trials.Sum(trial => trial.Repetitions);

    /// <summary>The one value all trials have, or null.</summary>
    public Value Common(Func<ResultRow, Value> read)
    {
        var first = read(trials[0]);
        return trials.Count == 1 || trials.Skip(1).All(trial => Cell.Key(read(trial)) == Cell.Key(first)) ? first : Value.Null;
    }

    /// <summary>The statistics of a score; booleans count as 0 and 1, missing values do not count.</summary>
    public Summary Summary(string score)
    {
        if (!_summaries.TryGetValue(score, out var summary))
        {
            double[] numbers = [.. Values(score).Where(IsNumber).Select(Number)];
            _summaries[score] = summary = Statistics.Summary.Of(numbers);
        }
        return summary;
    }

    /// <summary>The text of a score: one when all repetitions agree, else all of them.</summary>
    public Value Texts(string score)
    {
        Value[] values = [.. Values(score)];
        return values.Length == 0 ? Value.Null : values.All(value => Cell.Key(value) == Cell.Key(values[0])) ? values[0] : Value.List(values);
    }

    private IEnumerable<Value> Values(string score)
        => trials.SelectMany(trial => trial.Scores.TryGetValue(score, out var values) ? values : []);

    private static bool IsNumber(Value value) => value.Kind is ValueKind.Number or ValueKind.Boolean;

    private static double Number(Value value) => value.Kind == ValueKind.Number ? value.AsDouble() : value.AsBoolean() ? 1 : 0;
}
