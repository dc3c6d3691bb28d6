using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>Writes the trials of one experiment. Lines with a known layout are written from their bytes, others from what the full reader says.</summary>
internal sealed class TrialWriter(Database database, ExperimentStore experiment) : IDisposable
{
    private readonly Dictionary<LineLayout, TrialPlan> _plans = [];
    private readonly ScoreWriter _scores = new();
    private Statement? _insert;
    private int _fields = -1;

    /// <summary>Writes the trial a reading stands on.</summary>
    public void Write(LineReading reading, long key)
    {
        if (reading.Layout is { } layout && PlanOf(layout) is { IsComplete: true } plan)
        {
            Write(reading, plan, key);
            return;
        }
        Write(reading.Row, key);
    }

    /// <inheritdoc/>
    public void Dispose() => _insert?.Dispose();

    private void Write(LineReading reading, TrialPlan plan, long key)
    {
        var insert = Insert();
        insert.Bind(1, key);
        var line = reading.Line;
        var repetitions = 0;
        foreach (var (leaf, parameter) in plan.Trial)
        {
            insert.Bind(parameter, reading.Places[leaf].Of(line), null);
        }
        foreach (var (leaf, field) in plan.Config)
        {
            insert.Bind(field.Parameter, reading.Places[leaf].Of(line), field);
        }
        foreach (var (leaf, score) in plan.Scores)
        {
            repetitions = Math.Max(repetitions, _scores.Bind(insert, score, reading.Places[leaf].Of(line), reading.Places[leaf]));
        }
        if (!plan.HasStatus)
        {
            insert.Bind(3, "completed"u8);
        }
        insert.Bind(6, (long)repetitions);
        insert.Run();
    }

    private void Write(ResultRow row, long key)
    {
        var config = row.Config.Select(member => (Field: experiment.ConfigField(member.Key), member.Value)).ToList();
        var scores = row.Scores.Select(member => (Field: experiment.Score(member.Key), member.Value)).ToList();
        var insert = Insert();
        insert.Bind(1, key);
        insert.Bind(2, row.Id, null);
        insert.Bind(3, Value.Of(row.Status), null);
        insert.Bind(6, (long)row.Repetitions);
        foreach (var (name, parameter) in TrialPlan.Members)
        {
            insert.Bind(parameter, ResultLine.Member(row.Line, name), null);
        }
        foreach (var (field, value) in config)
        {
            insert.Bind(field?.Parameter ?? 0, value, field);
        }
        foreach (var (score, values) in scores.Where(score => score.Field is not null))
        {
            _scores.Bind(insert, score!, values);
        }
        insert.Run();
    }

    private TrialPlan PlanOf(LineLayout layout)
    {
        if (!_plans.TryGetValue(layout, out var plan))
        {
            _plans[layout] = plan = new(layout, experiment);
        }
        return plan;
    }

    /// <summary>The statement for all columns there are by now.</summary>
    private Statement Insert()
    {
        var count = experiment.FieldCount;
        if (_insert is null || count != _fields)
        {
            _insert?.Dispose();
            string[] columns = [.. ExperimentStore.TrialColumns, .. experiment.Fields.OrderBy(field => field.Parameter).SelectMany(field => field.Columns)];
            _insert = database.Prepare($"insert or replace into {experiment.Trials}({string.Join(',', columns)}) values({string.Join(',', columns.Select(_ => '?'))})");
            _fields = count;
        }
        return _insert;
    }
}
