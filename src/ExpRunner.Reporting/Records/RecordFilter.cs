using ExpRunner.Values;

namespace ExpRunner.Reporting.Records;

/// <summary>Keeps records, sorts them and keeps what is asked for of each.</summary>
internal sealed class RecordFilter
{
    private readonly IReadOnlyList<RecordExpression> _where;
    private readonly IReadOnlyList<(RecordExpression Key, bool Downwards)> _sort;
    private readonly IReadOnlyList<SelectedMember> _select;

    /// <exception cref="ReportException">An option is wrong.</exception>
    public RecordFilter(RecordFilterOptions options)
    {
        _where = [.. options.Where.Select(text => RecordExpression.Parse("--where", text))];
        _sort = [.. options.Sort.Select(text => RecordExpression.Parse("--sort", text)).Select(key => key.Negated is { } inner ? (inner, !options.Reverse) : (key, options.Reverse))];
        _select = [.. options.Select.SelectMany(SelectedMember.Parse)];
        if (options.Reverse && _sort.Count == 0)
        {
            throw new ReportException("--reverse: it turns sorts round, and there is none. Add --sort.");
        }
        if (_select.GroupBy(member => member.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ReportException($"--select: '{twice.Key}' is there twice.");
        }
    }

    /// <summary>The records that are kept, in order, with what is kept of them.</summary>
    /// <exception cref="ReportException">A name is unknown, or an expression does not fit a record.</exception>
    public IReadOnlyList<Value> Apply(IReadOnlyList<FoundRecord> records)
    {
        foreach (var expression in _where.Concat(_sort.Select(sort => sort.Key)))
        {
            expression.Check(records);
        }
        foreach (var member in _select)
        {
            member.Check(records);
        }
        var kept = Sorted([.. records.Where(record => _where.All(where => where.IsTrue(record)))]);
        return [.. kept.Select(record => _select.Count == 0 ? record.Value : Selected(record))];
    }

    /// <summary>Stable sorts one after another are one stable sort whose last key is the strongest.</summary>
    private IEnumerable<FoundRecord> Sorted(List<FoundRecord> records)
    {
        if (_sort.Count == 0)
        {
            return records;
        }
        var order = Comparer<(FoundRecord Record, Value[] Keys)>.Create((left, right) => Compare(left.Keys, right.Keys));
        return records.Select(record => (Record: record, Keys: Keys(record))).Order(order).Select(pair => pair.Record);
    }

    private Value[] Keys(FoundRecord record) => [.. _sort.Select(sort => sort.Key.Evaluate(record, isStrict: false))];

    private int Compare(Value[] left, Value[] right)
    {
        for (var i = left.Length - 1; i >= 0; i--)
        {
            var order = CellOrder.Compare(left[i], right[i], _sort[i].Downwards);
            if (order != 0)
            {
                return order;
            }
        }
        return 0;
    }

    /// <summary>What a record lacks, the one that is made of it lacks too.</summary>
    private Value Selected(FoundRecord record)
        => Value.Object([.. _select.Select(member => (member.Name, Value: member.Of(record))).Where(member => member.Value is not null).Select(member => (member.Name, member.Value!.Value))]);
}
