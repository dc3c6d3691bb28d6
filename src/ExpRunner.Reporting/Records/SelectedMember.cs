using ExpRunner.Expressions;
using ExpRunner.Values;

namespace ExpRunner.Reporting.Records;

/// <summary>A member that is kept, or computed.</summary>
internal sealed class SelectedMember
{
    private readonly RecordExpression? _expression;

    private SelectedMember(string name, RecordExpression? expression) => (Name, _expression) = (name, expression);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The members of a list.</summary>
    /// <exception cref="ReportException">An expression is wrong.</exception>
    public static IEnumerable<SelectedMember> Parse(string list) => ExpressionList.Split(list, text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(text => ExpressionList.Assignment(text) is { } computed ? new SelectedMember(computed.Name, RecordExpression.Parse("--select", computed.Expression)) : new(text, null));

    /// <summary>Refuses a name that no record has.</summary>
    /// <exception cref="ReportException">There is one.</exception>
    public void Check(IReadOnlyList<FoundRecord> records)
    {
        _expression?.Check(records);
        if (_expression is null && records.Count > 0 && !records.Any(record => RecordFields.Find(record.Value, Name) is not null))
        {
            var known = records.Take(1000).SelectMany(record => RecordFields.Paths(record.Value)).Distinct().ToList();
            var hint = NearNames.Hint(Name, known);
            throw new ReportException($"--select: no record has '{Name}'.{(hint.Length > 0 ? hint : $" Known are: {string.Join(", ", known)}.")}");
        }
    }

    /// <summary>Its value; null where the record has none.</summary>
    /// <exception cref="ReportException">Its expression does not fit the record.</exception>
    public Value? Of(FoundRecord record) => _expression?.Evaluate(record, isStrict: true) ?? RecordFields.Find(record.Value, Name);
}
