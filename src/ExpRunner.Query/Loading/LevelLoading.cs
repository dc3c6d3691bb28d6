using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>Reads the repetitions of the trials of one file, or what they logged: all of them, or those that came since.</summary>
internal sealed class LevelLoading(Database database, Catalog catalog, long source, Level level, ICollection<string> warnings, Action<long> progress) : IDisposable
{
    private const int LinesAStep = 1 << 8;

    private readonly TrialKeys _keys = new(source);
    private readonly Dictionary<ExperimentStore, (Statement Forget, Statement Insert)> _statements = [];
    private readonly Statement _series = new SeriesStore(database).Adding();

    /// <summary>Reads on from a mark, as far as the trials are known; gives the mark for the next time.</summary>
    public FileMark Read(ResultFile file, FileMark trials, FileMark? from)
    {
        var lines = file.Lines();
        if (from is not null)
        {
            lines.Resume(from.Offset, from.Line);
        }
        var reading = new LineReading(file, lines);
        var (offset, line, highest) = (from?.Offset ?? 0, from?.Line ?? 1, from is null ? -1 : long.MaxValue);
        while (reading.Next() && reading.Offset <= trials.Offset)
        {
            (offset, line) = (reading.Offset, reading.Number);
            var key = _keys.Of(reading);
            Write(catalog[reading.Row.Experiment], key, reading.Row, key <= highest);
            highest = Math.Max(highest, key);
            if (reading.Number % LinesAStep == 0)
            {
                progress(offset);
            }
        }
        return trials.ReadTo(file.Path, offset, line, reading.Number, _keys.HasOdd);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _series.Dispose();
        foreach (var (forget, insert) in _statements.Values)
        {
            forget.Dispose();
            insert.Dispose();
        }
    }

    private void Write(ExperimentStore experiment, long key, ResultRow trial, bool mayBeKnown)
    {
        var (forget, insert) = StatementsOf(experiment);
        if (mayBeKnown)
        {
            forget.Run(key);
        }
        foreach (var repetition in Repetition.Of(trial))
        {
            if (level == Level.Repetitions)
            {
                WriteRepetition(insert, key, repetition, experiment);
                continue;
            }
            string[] folders = [.. SeriesPlaces.FoldersOf(repetition)];
            var stamp = SeriesStore.StampOf(SeriesStore.FolderOf(trial.File), folders, out var path, out var attempt);
            _series.Run(key, repetition.RunId, experiment.Number, SeriesStore.Joined(folders), stamp);
            SeriesStore.Write(insert, key, repetition.RunId, attempt, path is null ? [] : SeriesReader.Read(path, warnings));
        }
    }

    private static void WriteRepetition(Statement insert, long key, Repetition repetition, ExperimentStore experiment)
    {
        insert.Bind(1, key);
        insert.Bind(2, repetition.RunId);
        insert.Bind(3, Value.Of(repetition.Status), null);
        insert.Bind(4, repetition.Error, null);
        foreach (var score in experiment.Scores)
        {
            insert.Bind(5 + score.Place, repetition.Score(score.Name), score);
        }
        insert.Run();
    }

    private (Statement Forget, Statement Insert) StatementsOf(ExperimentStore experiment)
    {
        if (!_statements.TryGetValue(experiment, out var statements))
        {
            string[] columns = ["trial", "run_id", "status", "error", .. experiment.Scores.Select(score => score.Column)];
            var (table, inserting) = level == Level.Repetitions
                ? (experiment.Repetitions, $"insert into {experiment.Repetitions}({string.Join(',', columns)}) values({string.Join(',', columns.Select(_ => '?'))})")
                : (experiment.Steps, SeriesStore.StepsInsert(experiment));
            _statements[experiment] = statements = (database.Prepare($"delete from {table} where trial = ?"), database.Prepare(inserting));
        }
        return statements;
    }
}
