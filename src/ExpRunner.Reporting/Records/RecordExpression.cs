using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Records;

/// <summary>An expression over records, and the option it was given by.</summary>
internal sealed class RecordExpression
{
    private const int MostLooked = 10_000;
    private readonly string _option;
    private readonly Expression _expression;

    private RecordExpression(string option, Expression expression) => (_option, _expression) = (option, expression);

    /// <summary>What a minus stands before, where that is the whole expression.</summary>
    public RecordExpression? Negated => _expression.Negated is { } inner ? new(_option, inner) : null;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ReportException">It is wrong.</exception>
    public static RecordExpression Parse(string option, string text)
    {
        try
        {
            return new(option, Expression.Parse(text));
        }
        catch (ExpressionException fault)
        {
            throw new ReportException($"{option}: {fault.Message}");
        }
    }

    /// <summary>Refuses a name that no record has.</summary>
    /// <exception cref="ReportException">There is one.</exception>
    public void Check(IReadOnlyList<FoundRecord> records)
    {
        if (records.Count == 0 || _expression.Paths.All(path => records.Any(record => RecordFields.Find(record.Value, path) is not null)))
        {
            return;
        }
        try
        {
            var scores = records.Take(MostLooked).SelectMany(record => record.Value.TryGet("scores", out var scores) ? scores.Names.ToArray() : []);
            _expression.Check([.. records.Take(MostLooked).SelectMany(record => RecordFields.Paths(record.Value)).Concat(scores).Distinct()]);
        }
        catch (ExpressionException fault)
        {
            throw new ReportException($"{_option}: {fault.Message}");
        }
    }

    /// <summary>Whether it is true for a record.</summary>
    /// <exception cref="ReportException">It does not fit the record.</exception>
    public bool IsTrue(FoundRecord record) => Try(record, () => _expression.IsTrue(new RecordScope(record.Value, isStrict: false)));

    /// <summary>Its value for a record.</summary>
    /// <exception cref="ReportException">It does not fit the record.</exception>
    public Value Evaluate(FoundRecord record, bool isStrict) => Try(record, () => _expression.Evaluate(new RecordScope(record.Value, isStrict)));

    private T Try<T>(FoundRecord record, Func<T> compute)
    {
        try
        {
            return compute();
        }
        catch (ExpressionException fault)
        {
            throw new ReportException($"{record.Place()}: {_option}: {fault.Message}");
        }
    }
}
