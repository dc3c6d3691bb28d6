using ExpRunner.Values;

namespace ExpRunner.Reporting;

/// <summary>Makes the table of two dimensions.</summary>
internal sealed class PivotTable(PivotLayout layout, ShownColumns shown, ReportOptions options, ColumnCatalog all)
{
    private const int MostColumns = 500;

    /// <summary>The grid of groups that agree in rows and columns.</summary>
    /// <exception cref="ReportException">There are more columns than anybody reads.</exception>
    public TableGrid Grid(IReadOnlyList<TrialGroup> groups, IEnumerable<string> files)
    {
        var orders = new SpaceOrder(files);
        var several = !layout.IsAcross && groups.DistinctBy(group => group.Experiment).Skip(1).Any();
        IReadOnlyList<ColumnSource> rowFields = several ? [all.OfTrial("experiment"), .. layout.Rows] : layout.Rows;
        var (rows, columns) = (Keys(rowFields, groups, orders), Keys(layout.Columns, groups, orders));
        if (columns.Count * layout.Values.Count > MostColumns)
        {
            throw new ReportException(StatText.Text($"columns: {string.Join(", ", layout.Columns.Select(column => column.Name))} would make {columns.Count * layout.Values.Count} columns; at most {MostColumns} can be read. Exchange rows and columns, or choose with --where."));
        }
        var cells = groups.ToDictionary(group => Key(rowFields, group) + Key(layout.Columns, group));
        ShownColumn[] left = [.. rowFields.Select(shown.Of)], values = [.. layout.Values.Select(shown.Of)];
        return new(
            [.. left.Select(column => column.Column), .. values.SelectMany(value => columns.Select(key => Heading(value, key)))],
            [.. rows.Select(row => (GridCell[])[
                .. left.Select(column => GridCell.Of(column, row.First) with { Trials = null }),
                .. values.SelectMany(value => columns.Select(column => GridCell.Of(value, cells.GetValueOrDefault(row.Key + column.Key)))),
            ])])
        {
            Sources = layout.Values,
        };
    }

    /// <summary>The different values of fields, each with the first group that has them: in the order asked for, or by size, by the sweep's space, as they come.</summary>
    private List<(string Key, TrialGroup First)> Keys(IReadOnlyList<ColumnSource> fields, IReadOnlyList<TrialGroup> groups, SpaceOrder orders)
    {
        List<(string Key, TrialGroup First)> keys = [.. groups.Select(group => (Key(fields, group), group)).DistinctBy(pair => pair.Item1)];
        if (options.Sort.Count > 0)
        {
            return keys;
        }
        foreach (var field in fields.Reverse())
        {
            var places = ValueOrder.Of(keys.Select(key => field.Cell(key.First)), orders.Of(field.Name)).Index().ToDictionary(value => value.Item, value => value.Index);
            keys = [.. keys.OrderBy(key => places[field.Cell(key.First)])];
        }
        return keys;
    }

    private ReportColumn Heading(ShownColumn value, (string Key, TrialGroup First) key)
    {
        var column = TableGrid.Scaled(value);
        column = column with { Scale = column.Scale ?? value.Source.Name };
        if (layout.Columns.Count == 0)
        {
            return column;
        }
        string[] labels = [.. layout.Columns.Select(field => Label(field, field.Cell(key.First)))];
        var names = layout.Columns.Select(field => $"{shown.Of(field).Column.Name}={Quoted(field.Cell(key.First))}");
        return column with { Name = $"{column.Name} {string.Join(" ", names)}", Header = labels[^1], Above = [column.Header, .. labels[..^1]] };
    }

    /// <summary>A text speaks for itself; of a number one has to say what it is of.</summary>
    private string Label(ColumnSource field, Value value)
        => value.Kind == ValueKind.Text && Quoted(value) == value.AsText() ? value.AsText() : $"{shown.Of(field).Column.Header}={Quoted(value)}";

    /// <summary>Texts that look like another value are told from it.</summary>
    private static string Quoted(Value value)
        => value.Kind == ValueKind.Text && (value.AsText().Trim().Length == 0 || ResultLine.TryParseAny(value.AsText(), out _)) ? $"'{value.AsText()}'" : value.ToString();

    private static string Key(IEnumerable<ColumnSource> fields, TrialGroup group) => Cell.Key(fields.Select(field => field.Cell(group))) + ";";
}
