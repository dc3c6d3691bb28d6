namespace ExpRunner.Querying;

/// <summary>Collects the columns of a table under the names of reports, each once: a config field keeps its own.</summary>
internal sealed class TableColumns
{
    private readonly ExperimentStore _experiment;
    private readonly SqlNames _names = new();
    private readonly List<ColumnInfo> _columns = [];
    private readonly Dictionary<Field, string> _config;

    public TableColumns(ExperimentStore experiment)
    {
        _experiment = experiment;
        _config = experiment.Config.ToDictionary(field => field, field => _names.Take(field.Name));
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<ColumnInfo> All => _columns;

    /// <summary>Adds what tells of the trial, the repetition or the step.</summary>
    public TableColumns Trial(string name, string type, string sql) => Add(name, "trial." + name, type, sql);

    /// <summary>Adds the config fields.</summary>
    public TableColumns Config(string prefix)
    {
        _columns.AddRange(_config.Select(field => new ColumnInfo(field.Value, TypeOf(field.Key.Types), prefix + field.Key.Column)));
        return this;
    }

    /// <summary>Adds the scores of repetitions.</summary>
    public TableColumns Scores(string prefix)
    {
        foreach (var score in _experiment.Scores)
        {
            _ = Add(score.Name, "scores." + score.Name, TypeOf(score.Types), prefix + score.Column);
        }
        return this;
    }

    /// <summary>Adds the statistics of the scores of trials; all but the mean are computed as they are asked for.</summary>
    public TableColumns Statistics()
    {
        foreach (var score in _experiment.Scores)
        {
            if ((score.Types & (ValueTypes.Text | ValueTypes.Json)) != 0)
            {
                _ = Add(score.Name, "scores." + score.Name, "text", $"coalesce({score.Column}, {score.ColumnOf("mean")})");
                continue;
            }
            var (n, mean) = (score.ColumnOf("n"), score.ColumnOf("mean"));
            Statistic(score, "mean", mean);
            foreach (var name in SqlAggregates.OfScores)
            {
                var alone = name switch
                {
                    "std" => $"{mean} - {mean}",
                    "min" or "max" or "median" => mean,
                    _ => "null",
                };
                Statistic(score, name, $"iif({n} = 1, {alone}, exprun_{name}({score.ColumnOf("values")}))");
            }
            _ = Add("n_" + score.Name, "scores.n_" + score.Name, "integer", $"ifnull({n}, 0)");
        }
        return this;
    }

    private void Statistic(Field score, string name, string sql) => Add($"{name}_{score.Name}", $"scores.{name}_{score.Name}", "real", sql);

    private TableColumns Add(string name, string other, string type, string sql)
    {
        _columns.Add(new(_names.Take(name, other), type, sql));
        return this;
    }

    private static string TypeOf(ValueTypes types) => types == ValueTypes.None ? "null" : types.ToString().ToLowerInvariant();
}
