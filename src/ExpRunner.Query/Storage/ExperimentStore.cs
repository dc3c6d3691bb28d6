using System.Globalization;

namespace ExpRunner.Querying;

/// <summary>What is kept of one experiment: its fields and scores, and the names of its tables, which people see through views only.</summary>
internal sealed class ExperimentStore(Database database, int number, string name)
{
    /// <summary>As many columns as a table can have, less those of the trial itself.</summary>
    private const int MostColumns = 1970;

    private readonly OrderedDictionary<string, Field> _config = [];
    private readonly OrderedDictionary<string, Field> _scores = [];
    private int _columns;

    /// <summary>The columns of a trial that are no field of its config and no score.</summary>
    public static readonly string[] TrialColumns = ["id", "experiment_id", "status", "error", "repetitions", "n", "run_ids", "out_path"];

    /// <summary>Its number in the file.</summary>
    public int Number => number;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The config fields.</summary>
    public IEnumerable<Field> Config => _config.Values;

    /// <summary>The scores.</summary>
    public IEnumerable<Field> Scores => _scores.Values;

    /// <summary>Config fields and scores.</summary>
    public IEnumerable<Field> Fields => Config.Concat(Scores);

    /// <summary>How many config fields and scores there are.</summary>
    public int FieldCount => _config.Count + _scores.Count;

    /// <summary>Names that found no room.</summary>
    public HashSet<string> LeftOut { get; } = [];

    public string Trials => Table("trials");

    public string Repetitions => Table("repetitions");

    public string Steps => Table("steps");

    /// <summary>Makes its tables.</summary>
    public void Create() => database.Execute($"""
        create table {Trials}(id integer primary key, {string.Join(", ", TrialColumns[1..])});
        create table {Repetitions}(trial integer, run_id integer, status, error, primary key(trial, run_id)) without rowid;
        create table {Steps}(trial integer, run_id integer, place integer, attempt integer, series, step, value, primary key(trial, run_id, place)) without rowid;
        """);

    /// <summary>A config field; null where there is no room for it.</summary>
    public Field? ConfigField(string field) => _config.TryGetValue(field, out var known) ? known : Add(field, false);

    /// <summary>A score; null where there is no room for it.</summary>
    public Field? Score(string score) => _scores.TryGetValue(score, out var known) ? known : Add(score, true);

    /// <summary>Takes back what was kept of a field.</summary>
    public Field Restore(string field, bool isScore, ValueTypes types)
    {
        var known = new Field(field, isScore, isScore ? _scores.Count : _config.Count) { Types = types };
        Keep(known);
        return known;
    }

    private string Table(string level) => string.Create(CultureInfo.InvariantCulture, $"exprun_{level}_{number}");

    private Field? Add(string field, bool isScore)
    {
        var added = new Field(field, isScore, isScore ? _scores.Count : _config.Count);
        if (_columns + added.Columns.Count() > MostColumns)
        {
            LeftOut.Add(field);
            return null;
        }
        Keep(added);
        foreach (var column in added.Columns)
        {
            database.Execute($"alter table {Trials} add column {column}");
        }
        if (isScore)
        {
            database.Execute($"alter table {Repetitions} add column {added.Column}");
        }
        return added;
    }

    private void Keep(Field field)
    {
        field.Parameter = TrialColumns.Length + _columns + 1;
        _columns += field.Columns.Count();
        (field.IsScore ? _scores : _config)[field.Name] = field;
    }
}
