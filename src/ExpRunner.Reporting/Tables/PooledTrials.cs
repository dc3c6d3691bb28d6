using ExpRunner.Statistics;
using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Trials that stand in one row; their repetitions are pooled. They are counted as they come, and kept only where that is needed.</summary>
internal sealed class PooledTrials(ExperimentPart part, GroupNeeds needs) : TrialGroup
{
    private readonly RunningSummary[] _numbers = [.. needs.Scores.Select(score => new RunningSummary(score.All))];
    private readonly List<Value>?[] _texts = [.. needs.Scores.Select(score => score.Texts ? new List<Value>() : null)];
    private readonly Value[] _first = new Value[needs.Fields.Count];
    private readonly bool[] _differs = new bool[needs.Fields.Count];
    private readonly Summary?[] _summaries = new Summary?[needs.Scores.Count];
    private readonly Interval?[] _intervals = new Interval?[needs.Scores.Count];
    private readonly List<ResultRow> _trials = [];
    private int _count;
    private int _failed;
    private int _repetitions;

    /// <summary>The table it stands in.</summary>
    public ExperimentPart Part => part;

    public override string Experiment => part.Experiment;

    public override IReadOnlyList<ResultRow> Trials => _trials;

    public override int Count => _count;

    public override int Failed => _failed;

    public override int Repetitions => _repetitions;

    /// <summary>Counts a trial whose fields are those of the others; its numbers are added one by one.</summary>
    public void CountTrial(bool isFailed, int repetitions)
    {
        _count++;
        _failed += isFailed ? 1 : 0;
        _repetitions += repetitions;
    }

    /// <summary>Adds a number of the score at a place of the needs.</summary>
    public void Add(int score, double number) => _numbers[score].Add(number);

    /// <summary>Adds values of the score at a place of the needs.</summary>
    public void Add(int score, IReadOnlyList<Value> values)
    {
        _texts[score]?.AddRange(values);
        foreach (var value in values)
        {
            if (TryNumber(value, out var number))
            {
                _numbers[score].Add(number);
            }
        }
    }

    /// <summary>Adds a trial.</summary>
    public void Add(ResultRow row)
    {
        for (var i = 0; i < _first.Length; i++)
        {
            Compare(i, needs.Fields[i].Read(row));
        }
        CountTrial(row.IsFailed, row.Repetitions);
        if (needs.Trials)
        {
            _trials.Add(row);
        }
        for (var i = 0; i < _numbers.Length; i++)
        {
            if (row.Scores.TryGetValue(needs.Scores[i].Name, out var values))
            {
                Add(i, values);
            }
        }
    }

    public override Value Common(CommonField field)
    {
        var i = needs.IndexOf(field);
        return _differs[i] ? Value.Null : _first[i];
    }

    public override Summary Summary(string score)
    {
        var i = needs.IndexOf(score);
        return _summaries[i] ??= _numbers[i].Total();
    }

    public override Interval Bootstrapped(string score)
    {
        var i = needs.IndexOf(score);
        return _intervals[i] ??= Bootstrap.Bca(_numbers[i].Numbers);
    }

    public override Value Texts(string score) => Together(_texts[needs.IndexOf(score)] ?? []);

    private void Compare(int field, Value value)
    {
        if (_count == 0)
        {
            _first[field] = value;
        }
        else if (!_differs[field])
        {
            _differs[field] = Cell.Key(value) != Cell.Key(_first[field]);
        }
    }
}
