namespace ExpRunner.Reporting;

/// <summary>The headings people asked for.</summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<(ReportColumnKind, string), string> _own = [];
    private readonly Dictionary<string, string> _scores = [];
    private readonly ColumnCatalog _catalog;

    /// <exception cref="ReportException">A column is unknown, or has no heading or two.</exception>
    public ColumnNames(IEnumerable<string> rename, ColumnCatalog catalog)
    {
        _catalog = catalog;
        foreach (var (column, label) in rename.Select(text => NamedText.Parse(text, "rename", "Neighbours", catalog)))
        {
            if (!Add(column, label))
            {
                throw new ReportException($"rename: '{column.Name}' is renamed twice.");
            }
        }
    }

    private bool Add(ColumnSource column, string label)
    {
        if (column.Kind != ReportColumnKind.Score)
        {
            return _own.TryAdd(KeyOf(column), label);
        }
        // Under either name it is the mean that people see.
        return KeyOf(column).Name == column.Score ? _scores.TryAdd(column.Score!, label) : _own.TryAdd(KeyOf(column), label) && _own.TryAdd((ReportColumnKind.Score, column.Score!), label);
    }

    /// <summary>A column under its new names.</summary>
    public ColumnSource Of(ColumnSource column)
    {
        if (_own.TryGetValue(KeyOf(column), out var own))
        {
            return column with { Name = own, Header = own };
        }
        if (column.Template is { } template)
        {
            return column with { Header = LabelColumn.HeaderOf(template, name => Of(_catalog.Get(name, LabelColumn.Name)).Header) };
        }
        if (column.Score is not { } score || !_scores.TryGetValue(score, out var label) || !column.Name.EndsWith(score, StringComparison.Ordinal))
        {
            return column;
        }
        var name = KeyOf(column).Name[..^score.Length] + label;
        return column with { Name = name, Header = column.Header == KeyOf(column).Name || column.Header == column.Name ? name : column.Header == score ? label : column.Header };
    }

    private static (ReportColumnKind Kind, string Name) KeyOf(ColumnSource column)
    {
        var prefix = column.Kind == ReportColumnKind.Config ? "" : column.Score is null ? "trial." : "scores.";
        return (column.Kind, column.Name.StartsWith(prefix, StringComparison.Ordinal) ? column.Name[prefix.Length..] : column.Name);
    }
}
