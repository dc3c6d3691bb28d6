using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>A trial with a row of its own.</summary>
internal sealed class SingleTrial(ResultRow row) : TrialGroup
{
    private readonly Dictionary<string, Summary> _summaries = [];
    private readonly Dictionary<string, Interval> _intervals = [];

    /// <summary>The trial.</summary>
    public ResultRow Row => row;

    public override string Experiment => row.Experiment;

    public override IReadOnlyList<ResultRow> Trials => [row];

    public override int Count => 1;

    public override int Failed => row.IsFailed ? 1 : 0;

    public override int Repetitions => row.Repetitions;

    public override Value Common(CommonField field) => field.Read(row);

    public override Summary Summary(string score)
    {
        if (!_summaries.TryGetValue(score, out var summary))
        {
            _summaries[score] = summary = Statistics.Summary.Of(Numbers(score));
        }
        return summary;
    }

    public override Interval Bootstrapped(string score)
    {
        if (!_intervals.TryGetValue(score, out var interval))
        {
            _intervals[score] = interval = Bootstrap.Bca(Numbers(score));
        }
        return interval;
    }

    public override Value Texts(string score) => Together(Values(score));

    private double[] Numbers(string score)
    {
        var numbers = new List<double>();
        foreach (var value in Values(score))
        {
            if (TryNumber(value, out var number))
            {
                numbers.Add(number);
            }
        }
        return [.. numbers];
    }

    private IReadOnlyList<Value> Values(string score) => row.Scores.TryGetValue(score, out var values) ? values : [];
}
