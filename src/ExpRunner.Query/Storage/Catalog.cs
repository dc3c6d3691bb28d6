namespace ExpRunner.Querying;

/// <summary>The experiments that are kept, with their fields, as the database remembers them.</summary>
internal sealed class Catalog
{
    private readonly Database _database;
    private readonly OrderedDictionary<string, ExperimentStore> _experiments = [];

    public Catalog(Database database)
    {
        _database = database;
        using var experiments = database.Prepare("select number, name from exprun_experiment order by number");
        while (experiments.Step())
        {
            _experiments[experiments.Text(1)] = Restored(new(database, (int)experiments.Integer(0), experiments.Text(1)));
        }
    }

    /// <summary>All experiments, in the order of their first appearance.</summary>
    public IReadOnlyList<ExperimentStore> Experiments => _experiments.Values;

    /// <summary>The tables the catalog itself is kept in.</summary>
    public static void Create(Database database) => database.Execute("""
        create table exprun_experiment(number integer primary key, name text);
        create table exprun_field(experiment integer, place integer, name text, is_score integer, types integer, primary key(experiment, place)) without rowid;
        create table exprun_spelling(experiment integer, place integer, number, text text, primary key(experiment, place, number)) without rowid;
        """);

    /// <summary>An experiment, new or known.</summary>
    public ExperimentStore this[string name]
    {
        get
        {
            if (!_experiments.TryGetValue(name, out var experiment))
            {
                experiment = new(_database, _experiments.Count + 1, name);
                experiment.Create();
                _experiments[name] = experiment;
            }
            return experiment;
        }
    }

    /// <summary>Writes everything anew.</summary>
    public void Save()
    {
        _database.Execute("delete from exprun_experiment; delete from exprun_field; delete from exprun_spelling");
        using var experiments = _database.Prepare("insert into exprun_experiment values(?, ?)");
        using var fields = _database.Prepare("insert into exprun_field values(?, ?, ?, ?, ?)");
        using var spellings = _database.Prepare("insert or ignore into exprun_spelling values(?, ?, ?, ?)");
        foreach (var experiment in Experiments)
        {
            experiments.Run(experiment.Number, experiment.Name);
            foreach (var (field, i) in experiment.Fields.OrderBy(field => field.Parameter).Select((field, i) => (field, i)))
            {
                fields.Run(experiment.Number, i, field.Name, field.IsScore, (int)field.Types);
                foreach (var (number, text) in field.Spellings)
                {
                    spellings.Run(experiment.Number, i, number, text);
                }
            }
        }
    }

    private ExperimentStore Restored(ExperimentStore experiment)
    {
        using var fields = _database.Prepare("select place, name, is_score, types from exprun_field where experiment = ? order by place").With(experiment.Number);
        using var spellings = _database.Prepare("select number, text from exprun_spelling where experiment = ? and place = ?");
        while (fields.Step())
        {
            var field = experiment.Restore(fields.Text(1), fields.Integer(2) != 0, (ValueTypes)fields.Integer(3));
            _ = spellings.With(experiment.Number, fields.Integer(0));
            while (spellings.Step())
            {
                field.Spell(spellings.Real(0), spellings.Text(1));
            }
        }
        return experiment;
    }
}
