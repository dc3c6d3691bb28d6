using ExpRunner.Reporting;
using ExpRunner.Values;
using SQLitePCL;

namespace ExpRunner.Querying;

/// <summary>A column of an answer: where its values come from says how they were written.</summary>
/// <param name="Column">What people see.</param>
/// <param name="Field">The field or score whose values it shows, if it does.</param>
/// <param name="IsJson">Whether its texts are JSON.</param>
internal sealed record AnswerColumn(ReportColumn Column, Field? Field, bool IsJson)
{
    /// <summary>The columns of a statement.</summary>
    public static IReadOnlyList<AnswerColumn> Of(Statement statement, Catalog catalog)
    {
        var names = new SqlNames();
        return [.. Enumerable.Range(0, statement.Columns).Select(place => Of(statement, place, catalog, names))];
    }

    /// <summary>The value of the row a statement stands on.</summary>
    public Value Cell(Statement statement, int place)
    {
        switch (raw.sqlite3_column_type(statement.Handle, place))
        {
            case raw.SQLITE_NULL:
                return Value.Null;
            case raw.SQLITE_INTEGER:
                var whole = statement.Integer(place);
                return Field?.Types == ValueTypes.Boolean ? Value.Of(whole != 0) : Value.Of(whole);
            case raw.SQLITE_FLOAT:
                var number = statement.Real(place);
                return Field is not null && Field.Spellings.TryGetValue(number, out var written) ? Value.Number(written) : Value.Of(number);
            case raw.SQLITE_BLOB:
                return Value.Of(Convert.ToHexString(raw.sqlite3_column_blob(statement.Handle, place)));
            default:
                return IsJson && ResultLine.TryParseAny(statement.Text(place), out var value) ? value : Value.Of(statement.Text(place));
        }
    }

    private static AnswerColumn Of(Statement statement, int place, Catalog catalog, SqlNames names)
    {
        var header = raw.sqlite3_column_name(statement.Handle, place).utf8_to_string();
        var (table, origin) = (raw.sqlite3_column_table_name(statement.Handle, place).utf8_to_string(), raw.sqlite3_column_origin_name(statement.Handle, place).utf8_to_string());
        var experiment = table is null ? null : catalog.Experiments.FirstOrDefault(experiment => experiment.Trials == table || experiment.Repetitions == table);
        var field = experiment?.Fields.FirstOrDefault(field => field.Column == origin);
        var isOfTrial = field is { IsScore: false } || ExperimentStore.TrialColumns.Contains(origin) || origin is "run_id" or "step" or "attempt" or "series";
        return new(new(names.Take(header), header, isOfTrial ? ReportColumnKind.Config : ReportColumnKind.Score), field, field?.Types == ValueTypes.Json || origin == "run_ids");
    }
}
