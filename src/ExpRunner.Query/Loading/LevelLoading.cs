using ExpRunner.Reporting;
using ExpRunner.Values;

namespace ExpRunner.Querying;

/// <summary>Reads the repetitions of the trials of one file, or what they logged: all of them, or those that came since.</summary>
internal sealed class LevelLoading(Database database, Catalog catalog, long source, Level level, ICollection<string> warnings, Action<long> progress) : IDisposable
{
    private const int LinesAStep = 1 << 8;

    private readonly TrialKeys _keys = new(source);
    private readonly Dictionary<ExperimentStore, (Statement Forget, Statement Insert)> _statements = [];

    /// <summary>Reads on from a mark; gives the mark for the next time.</summary>
    public FileMark Read(ResultFile file, FileMark now, FileMark? from)
    {
        var lines = file.Lines();
        if (from is not null)
        {
            lines.Resume(from.Offset, from.Line);
        }
        var reading = new LineReading(file, lines);
        var (offset, line, highest) = (from?.Offset ?? 0, from?.Line ?? 1, from is null ? -1 : long.MaxValue);
        while (reading.Next())
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
        return now.ReadTo(file.Path, offset, line, reading.Number, _keys.HasOdd);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
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
            insert.Bind(1, key);
            insert.Bind(2, repetition.RunId);
            if (level == Level.Repetitions)
            {
                WriteRepetition(insert, repetition, experiment);
            }
            else if (SeriesPlaces.Find(repetition, out var attempt) is { } path)
            {
                WriteSteps(insert, key, repetition.RunId, attempt, SeriesReader.Read(path, warnings));
            }
        }
    }

    private static void WriteRepetition(Statement insert, Repetition repetition, ExperimentStore experiment)
    {
        insert.Bind(3, Value.Of(repetition.Status), null);
        insert.Bind(4, repetition.Error, null);
        foreach (var score in experiment.Scores)
        {
            insert.Bind(5 + score.Place, repetition.Score(score.Name), score);
        }
        insert.Run();
    }

    private static void WriteSteps(Statement insert, long key, long run, int attempt, List<SeriesPoint> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            insert.Bind(1, key);
            insert.Bind(2, run);
            insert.Bind(3, (long)i);
            insert.Bind(4, (long)attempt);
            insert.Bind(5, points[i].Series);
            insert.Bind(6, points[i].Step, null);
            insert.Bind(7, points[i].Value, null);
            insert.Run();
        }
    }

    private (Statement Forget, Statement Insert) StatementsOf(ExperimentStore experiment)
    {
        if (!_statements.TryGetValue(experiment, out var statements))
        {
            var (table, columns) = level == Level.Repetitions
                ? (experiment.Repetitions, (string[])["trial", "run_id", "status", "error", .. experiment.Scores.Select(score => score.Column)])
                : (experiment.Steps, ["trial", "run_id", "place", "attempt", "series", "step", "value"]);
            _statements[experiment] = statements = (
                database.Prepare($"delete from {table} where trial = ?"),
                database.Prepare($"insert into {table}({string.Join(',', columns)}) values({string.Join(',', columns.Select(_ => '?'))})"));
        }
        return statements;
    }
}
